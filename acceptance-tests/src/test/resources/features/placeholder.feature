Feature: Placeholder
  Holds the folder open until the first real feature.

  Scenario: Baton starts
    Given the application
    Then it starts

Feature: What people decide
  Up to the threshold the machine moves leads. From there on people do: what sales has accepted stays with sales until a
  person says otherwise, and whoever sales gave back is left in peace for a while.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 60 points, fading evenly over 60 days

  Rule: What sales accepted only a person moves

    Scenario: An accepted lead stays with sales, and its points do not fade meanwhile
      Given Sara requested a demo
      And sales accepted Sara
      When 40 days pass
      Then Sara has 60 points
      And Sara is accepted by sales

    Scenario: Once sales gave the lead back its points fade again
      Given Sara requested a demo
      And sales accepted Sara
      And 40 days pass
      And sales gave Sara back as too early
      When 10 days pass
      Then Sara has 50 points

    Scenario: An accepted lead that turns out to be a competitor stays with a warning
      Given whoever works at "rival.example" is excluded as a competitor
      And Sara requested a demo
      And sales accepted Sara
      When Sara works at "rival.example"
      Then Sara is accepted by sales
      And Sara is shown with a warning

  Rule: Steps are taken one after the other

    Scenario: A lead is accepted before it is qualified by sales
      Given Sara requested a demo
      When sales qualifies Sara
      Then nothing is decided, and sales hears that Sara is qualified and may be accepted, given back or disqualified

  Rule: Whoever sales gave back comes in again after the cool-down, with something new

    Scenario: Old points alone are no reason to call again
      Given a lead that sales gives back stays out for 10 days
      And Sara requested a demo
      And sales gave Sara back as too early
      When 11 days pass
      Then Sara is in nurture

    Scenario: Something new does not shorten the cool-down
      Given a lead that sales gives back stays out for 10 days
      And Sara requested a demo
      And sales gave Sara back as too early
      And 2 days pass
      When Sara requests a demo
      Then Sara is in nurture

    Scenario: After the cool-down something new opens the next cycle
      Given a lead that sales gives back stays out for 10 days
      And Sara requested a demo
      And sales gave Sara back as too early
      And 2 days pass
      And Sara requested a demo
      When 9 days pass
      Then Sara is qualified
      And it is the second cycle of Sara

  Rule: While a person overrides the machine, it goes on beside

    Scenario: The machine's opinion is shown, and holds again when the override is lifted
      Given Sara requested a demo
      And Sara is set to be qualified by sales against the machine
      When 40 days pass
      Then Sara is qualified by sales
      And the machine thinks that Sara is a lead

    Scenario: A lifted override gives way to the machine
      Given Sara requested a demo
      And Sara is set to be qualified by sales against the machine
      And 40 days pass
      When the override is lifted for Sara
      Then Sara is a lead

  Rule: Customers have cycles of their own

    Scenario: A customer who wants more is service-qualified
      Given a customer who requests an upgrade is service-qualified
      And Sara requested a demo
      And Sara's deal was won
      When Sara requests an upgrade
      Then Sara is service-qualified

    Scenario: The next deal of a customer is one of its own kind
      Given a customer who requests an upgrade is service-qualified
      And Sara's deal was won
      When another deal with Sara is in the making
      Then the first deal of Sara stays won, and the other is an opportunity

    Scenario: Who is no customer yet is not service-qualified
      Given a customer who requests an upgrade is service-qualified
      When Sara requests an upgrade
      Then Sara is a lead

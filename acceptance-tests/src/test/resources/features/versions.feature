Feature: Versions side by side
  Nobody signs what he has not understood. What is new in a version is told in sentences, what can never come true in it
  is pointed out, and nobody forgets to look at it again.

  Rule: What is new is told in sentences

    Scenario: A change of points is one sentence
      Given requesting a demo gives 30 points
      When it is compared with a version in which requesting a demo gives 50 points
      Then one sentence tells that the points were 30 and are 50

    Scenario: What says the same is not told
      Given requesting a demo gives 30 points
      When it is compared with a version in which requesting a demo gives 30.00 points
      Then nothing is told to be new

  Rule: What can never come true is pointed out and not refused

    Scenario: A threshold that no points can reach
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 59 points, only the first time
      When the definition is written down
      Then a warning says that nobody can ever be qualified
      And it is kept all the same

    Scenario: A threshold that can be reached
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points, only the first time
      When the definition is written down
      Then nothing is doubted

  Rule: The teams are reminded to look at it again

    Scenario Outline: From two weeks before the day on
      Given the teams want to look at the definition again in 30 days
      And requesting a demo gives 30 points
      When <days> days pass
      Then the review is <status>

      Examples:
        | days | status        |
        | 15   | some time off |
        | 16   | due           |
        | 30   | due           |
        | 31   | overdue       |

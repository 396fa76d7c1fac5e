Feature: Lead definition
  Marketing and sales write down together when a lead is ready. Baton checks what they wrote, and the version
  that they activated judges, that one and no other.

  Rule: Mistakes are pointed out before anything judges

    Scenario: All mistakes are pointed out at once, each at its place
      When a definition is checked in which the weights add up to 90 and a rule names an unknown group
      Then 2 mistakes are pointed out
      And one is at the dimensions
      And one is at the group of the first rule

    Scenario: A mistake is explained in the reader's language
      When a Persian reader checks a definition in which the weights add up to 90
      Then the mistake is explained in Persian

    Scenario: A misspelled word is pointed out, and what would be right
      When a definition is checked in which a rule fades "half-lif" every week
      Then "half-life" is named as possible

    Scenario: A definition with a mistake cannot be kept
      When sales operations propose a definition in which the weights add up to 90
      Then it is refused with the mistake at the dimensions
      And no version was added

    Scenario: Our own definition is right
      When the definition that Baton ships is checked
      Then nothing is pointed out

  Rule: Only an activated version judges

    Scenario: A draft changes no score
      Given requesting a demo gives 30 points
      And Sara requested a demo
      When a draft is written in which requesting a demo gives 50 points
      Then Sara has 30 points

    Scenario: After activation all leads are judged by the new version
      Given requesting a demo gives 30 points
      And Sara requested a demo
      When a version is activated in which requesting a demo gives 50 points
      Then Sara has 50 points

    Scenario: A new version does not flood sales with old leads
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And Sara requested a demo
      When a version is activated in which requesting a demo gives 80 points
      Then Sara has 80 points
      And Sara is a lead

    Scenario: With her next engagement the new version qualifies her
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And Sara requested a demo
      And a version is activated in which requesting a demo gives 80 points
      When Sara views a page
      Then Sara is qualified

    Scenario: Activated with all its effects, the new version qualifies her at once
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And Sara requested a demo
      When a version is activated with all its effects in which requesting a demo gives 80 points
      Then Sara is qualified

    Scenario: What the old version said then can still be asked for
      Given requesting a demo gives 30 points
      And Sara requested a demo
      When a version is activated in which requesting a demo gives 50 points
      Then by the version before Sara has 30 points

  Rule: What was activated is never changed

    Scenario: An active version cannot be edited
      Given requesting a demo gives 30 points
      And Sara requested a demo
      When sales operations edit the active version so that requesting a demo gives 50 points
      Then the edit is refused because the version is active
      And Sara has 30 points

    Scenario: A draft can be edited until it is activated
      Given a draft is written in which requesting a demo gives 30 points
      And the draft is edited so that requesting a demo gives 50 points
      When the draft is activated
      And Sara requests a demo
      Then Sara has 50 points

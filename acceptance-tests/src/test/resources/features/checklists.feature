Feature: Checklists
  Before a lead counts as qualified, sales wants to know a few things. A checklist says which; what the lead has told
  already, in a call or in a form, is not asked again.

  Background:
    Given Sara requested a demo

  Rule: A checklist names what is still to be asked

    Scenario: Whom nobody has asked is asked for everything
      Then 0 % of BANT are answered for Sara
      And sales still has to ask Sara for budget, authority, need and timeline

    Scenario: What was answered is asked no more
      When sales notes "Our contact alone" as the authority of Sara
      Then 25 % of BANT are answered for Sara
      And sales still has to ask Sara for budget, need and timeline

  Rule: Nobody is asked twice

    Scenario: What a form told needs no call
      When Sara fills in a form and writes "5000 EUR" under budget
      Then the budget of Sara is "5000 EUR"
      And the budget of Sara was told by a form
      And sales still has to ask Sara for authority, need and timeline

    Scenario: Two checklists that ask the same share the answer
      Given sales operations asks, in a list of its own, for nothing but BANT's budget
      When sales notes "5000 EUR" as the budget of Sara
      Then nothing of the list of its own is left to ask Sara

  Rule: The later answer holds, and older ones stay

    Scenario: In the call the budget turns out to be another
      Given Sara filled in a form and wrote "5000 EUR" under budget
      And 1 day passes
      When sales notes "3000 EUR" as the budget of Sara
      Then the budget of Sara is "3000 EUR"
      And it is remembered that the budget of Sara was once "5000 EUR"

  Rule: An answer fits its question

    Scenario: What is none of the possible answers is not noted
      When sales notes "soon" as the timeline of Sara
      Then sales is told that this is no answer to the question for timeline
      And 0 % of BANT are answered for Sara

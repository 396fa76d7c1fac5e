Feature: Handoff policies
  A qualified lead is worth what happens to it next. So marketing and sales agree in writing on which team takes which
  lead, how a rep is chosen and how soon somebody answers. A policy is a list of rules that are asked in their order: the
  first that takes a lead wins. It is signed by both teams, and no policy is changed behind anybody's back.

  Background:
    Given Sara works in marketing and Omid works in sales

  Rule: Rules are asked in their order

    Scenario: A rule behind one that takes every lead is doubted
      Given a policy whose rules are "everybody" and "large companies"
      And "everybody" takes every lead
      When sales operations check the policy
      Then they are warned that "large companies" is never asked

    Scenario: Whoever takes every lead comes last
      Given a policy whose rules are "large companies" and "everybody"
      And "everybody" takes every lead
      When sales operations check the policy
      Then nothing is said against it

  Rule: What sales promises is counted in hours of work

    Scenario Outline: Days are no measure, since days of work differ in length
      Given a policy whose rules are "large companies" and "everybody"
      And sales promises to answer "large companies" within <promise>
      When sales operations check the policy
      Then they are told <told>

      Examples:
        | promise | told          |
        | 4h      | nothing       |
        | 2h30m   | nothing       |
        | 1d      | "Write hours" |

    Scenario: Nothing comes after a lead was given back
      Given a policy whose rules are "large companies" and "everybody"
      And an unanswered lead of "large companies" is given back and then given to another rep
      When sales operations check the policy
      Then they are told "ends the list"

  Rule: Both teams sign

    Scenario: Leads are handed over by what both teams signed
      Given a policy lies before the teams
      And Sara signs it
      And Omid signs it
      When sales operations activate it
      Then leads are handed over by it

    Scenario: What sales has not signed is no policy
      Given a policy lies before the teams
      And Sara signs it
      When sales operations activate it
      Then it is refused because sales has not signed

    Scenario: One policy holds at a time
      Given leads are handed over by a policy
      And another policy lies before the teams
      And Sara signs it
      And Omid signs it
      When sales operations activate it
      Then leads are handed over by it
      And they are not handed over by the one before

  Rule: A policy asks for what there is

    Scenario: It does not ask for a score that nobody gives
      Given the criteria give a score for interest
      And a policy that hands over who scores 60 in "patience"
      When it is proposed
      Then it is refused because "patience" refers to nothing

    Scenario: It does not hand over to a team that is not there
      Given a policy that hands over to the team "moonshots"
      When an administrator activates it unsigned because of "a try"
      Then it is refused because "moonshots" refers to nothing

  Rule: A change is told in words

    Scenario: Another team takes a kind of lead over
      Given a policy whose rules are "large companies" and "everybody"
      And its next version hands "large companies" over to "enterprise"
      When sales operations compare the two
      Then they read "Rule “large companies”, team: sales → enterprise"

    Scenario: A rule is asked earlier
      Given a policy whose rules are "large companies" and "everybody"
      And its next version asks "everybody" first
      When sales operations compare the two
      Then they read that one of the rules has moved

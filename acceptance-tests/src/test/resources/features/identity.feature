Feature: Who is who
  The same person visits, writes and calls under several names. What a person does counts for that person,
  once, whenever and however often it is told.

  Background:
    Given requesting a demo gives 30 points

  Rule: One person is recognised by any of the keys

    Scenario: An address in capitals is the same address
      Given Sara requested a demo as "sara@acme.example"
      When Sara requests a demo as " SARA@Acme.Example "
      Then the lead "sara@acme.example" has 60 points

    Scenario: The customer number and the address are told once together, and each is enough later
      Given Sara requested a demo as "sara@acme.example" with the customer number "4711"
      When somebody with the customer number "4711" requests a demo
      Then the lead "sara@acme.example" has 60 points

    Scenario: A phone number is the same in Persian digits and with blanks
      Given the lead "sara@acme.example" has the phone "+98 21 1234 5678"
      When somebody with the phone "۰۰۹۸۲۱۱۲۳۴۵۶۷۸" requests a demo
      Then the lead "sara@acme.example" has 30 points

    Scenario: Colleagues who share a phone remain two people
      Given the lead "sara@acme.example" has the phone "+98 21 1234 5678"
      When the lead "omid@acme.example" has the phone "+98 21 1234 5678"
      Then "sara@acme.example" and "omid@acme.example" are two leads

  Rule: A visitor whom nobody knows yet is remembered

    Scenario: Anonymous visits count when the visitor becomes known
      Given an unknown visitor requested a demo twice
      When the visitor turns out to be Sara
      Then Sara has 60 points

    Scenario: A visitor whom nobody knows is no lead yet
      When an unknown visitor requests a demo
      Then nobody is listed as a lead for it

    Scenario: Anonymous visits join what is already known
      Given Sara requested a demo
      And an unknown visitor requested a demo
      When the visitor turns out to be Sara
      Then Sara has 60 points

    Scenario: Two people who share a browser are not taken for one
      Given an unknown visitor requested a demo
      And the visitor turns out to be Sara
      When the visitor turns out to be Omid
      Then Sara has 30 points, and Omid 0

  Rule: Nobody merges two known leads but a person

    Scenario: Two leads that seem to be one are suggested for merging and stay two
      Given the lead "sara@acme.example" is known
      And somebody with the customer number "4711" requested a demo
      When Sara requests a demo as "sara@acme.example" with the customer number "4711"
      Then the lead "sara@acme.example" has 30 points
      And merging the two is suggested

  Rule: What is told twice counts once

    Scenario: A repeat changes nothing
      Given Sara requested a demo
      When the same is told again
      Then the repeat is recognised
      And Sara has 30 points

    Scenario: A repeat that tells something else is pointed out and changes nothing
      Given Sara requested a demo
      When the same is told again as a viewed page of Omid
      Then the repeat is recognised as telling something else
      And Sara has 30 points

    Scenario: A repeat without a number of its own is recognised by what it says
      Given a website without numbering told that Sara requested a demo
      When the website tells it again
      Then the repeat is recognised
      And Sara has 30 points

  Rule: What is told late counts at its own time

    Scenario: Last week's demo has faded as if it had been told at once
      Given viewing a page gives 20 points, fading evenly over 10 days
      And Omid viewed a page
      And 5 days pass
      When Sara viewed a page 5 days ago
      Then Sara has 10 points, and Omid 10

    Scenario: What lies in the future is refused
      When somebody tells that Sara will request a demo tomorrow
      Then it is refused because it lies in the future
      And Sara is not known

    Scenario: The order in which things are told does not matter
      Given requesting a demo gives 30 points, only the first time, fading evenly over 30 days
      And Sara requested a demo
      And Omid requested a demo 10 days ago
      When Sara requested a demo 10 days ago
      And Omid requested a demo
      Then Sara has 20 points, and Omid 20

  Rule: What is known about a person keeps its kind

    Scenario: A number that is no number is refused and nothing else changes
      Given the company of Sara has "40" people
      When the company of Omid is said to have "many" people
      Then it is refused because a number is needed
      And Omid is not known

  Rule: Who cannot be reached has not refused

    Scenario: A mailbox that is gone takes back no consent
      Given Sara agreed to e-mails
      When e-mails to Sara come back
      Then Sara cannot be reached by e-mail
      And Sara still agrees to e-mails

    Scenario: An e-mail that arrives later makes the person reachable again
      Given e-mails to Sara come back
      And the night passes
      When an e-mail to Sara arrives
      Then Sara can be reached by e-mail

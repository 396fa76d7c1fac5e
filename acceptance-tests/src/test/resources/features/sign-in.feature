Feature: Signing in with the company's account
  People sign in where they always do. Who somebody is, the company's account says; what somebody may do, the registry
  of colleagues says.

  Rule: A colleague acts in his own name

    Scenario: A signature with the company's account is one's own
      Given Sara of marketing signs in with the company's account
      And a version lies before the teams
      When Sara signs it
      Then the signature is that of Sara

  Rule: The account alone opens nothing

    Scenario: Whoever is not among the colleagues is not let in
      When a stranger signs in with the company's account
      Then nobody is let in

    Scenario: Whoever has left the company is not let in any more
      Given Sara of marketing signs in with the company's account
      And Sara leaves the company
      When Sara looks at the definitions
      Then nobody is let in

    Scenario: What was good until yesterday is good no more
      Given Sara of marketing signs in with the company's account
      When Sara comes with what was good until yesterday
      Then nobody is let in

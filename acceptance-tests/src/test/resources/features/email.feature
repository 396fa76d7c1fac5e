Feature: E-mail engagement
  The e-mail platform tells what became of our e-mails. Machines open and follow links too: what a machine did
  is no interest, and what somebody else invented is not believed.

  Background:
    Given opening an e-mail gives 5 points
    And clicking in an e-mail gives 10 points
    And SendGrid delivers what becomes of our e-mails

  Rule: What a person does with an e-mail counts

    Scenario: A click counts
      When SendGrid tells that Sara clicked in an e-mail
      Then Sara has 10 points

    Scenario: An open counts
      When SendGrid tells that Sara opened an e-mail
      Then Sara has 5 points

    Scenario: Clicks in two e-mails count twice
      When SendGrid tells that Sara clicked in an e-mail twice
      Then Sara has 20 points

  Rule: What a machine does gives no points

    Scenario: An open by a machine does not count
      When SendGrid tells that a machine opened an e-mail of Sara
      Then Sara has 0 points

    Scenario: A person who opens after the machine counts
      Given SendGrid told that a machine opened an e-mail of Sara
      When SendGrid tells that Sara opened an e-mail
      Then Sara has 5 points

  Rule: An address that takes no e-mail is no refusal

    Scenario: An e-mail that comes back for good makes the person unreachable, and takes back no consent
      Given Sara agreed to e-mails
      When SendGrid tells that an e-mail to Sara came back for good
      Then Sara cannot be reached by e-mail
      And Sara still agrees to e-mails

    Scenario: An e-mail that comes back for now says nothing of the address
      When SendGrid tells that an e-mail to Sara came back for now
      Then nobody knows whether e-mails reach Sara

    Scenario: A later e-mail that is not sent for that leaves the person unreachable
      Given SendGrid told that an e-mail to Sara came back for good
      And 1 day passes
      When SendGrid tells that an e-mail to Sara was not sent for that
      Then Sara cannot be reached by e-mail

    Scenario: An e-mail that arrives later makes the person reachable again
      Given SendGrid told that an e-mail to Sara came back for good
      And 1 day passes
      When SendGrid tells that an e-mail to Sara was delivered
      Then Sara can be reached by e-mail

  Rule: Only genuine deliveries are believed

    Scenario: A forged delivery is refused and leaves no trace
      When somebody forges a delivery which tells that Sara clicked in an e-mail
      Then the delivery is refused
      And Sara is not known

    Scenario: A delivery that was changed on its way is refused
      When a delivery which tells that Sara clicked in an e-mail is changed on its way
      Then the delivery is refused
      And Sara is not known

  Rule: A delivery that comes again counts once

    Scenario: SendGrid repeats a delivery that it takes for lost
      Given SendGrid told that Sara clicked in an e-mail
      When SendGrid delivers the same again
      Then Sara has 10 points

    Scenario: One strange item does not spoil the others
      When SendGrid tells something strange, and that Sara clicked in an e-mail
      Then Sara has 10 points

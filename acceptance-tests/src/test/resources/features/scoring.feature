Feature: Scoring
  A score says how near a lead is to a talk with sales. Marketing and sales agree what counts;
  everybody can look up why a lead has the points it has.

  Rule: Every engagement that counts gives its points

    Scenario: Two demos give twice the points
      Given requesting a demo gives 30 points
      When Sara requests a demo twice
      Then Sara has 60 points

    Scenario: What nobody agreed on gives nothing
      Given requesting a demo gives 30 points
      When Sara attends an event
      Then Sara has 0 points

    Scenario: Part points are kept, and the shown number is rounded
      Given viewing a page gives 2.25 points
      When Sara views a page twice
      Then Sara has 5 points

  Rule: Points fade with time, day by day

    Scenario Outline: Points that fade evenly are gone after the agreed days
      Given requesting a demo gives 40 points, fading evenly over 20 days
      And Sara requested a demo
      When <days> days pass
      Then Sara has <points> points

      Examples:
        | days | points |
        | 0    | 40     |
        | 5    | 30     |
        | 19   | 2      |
        | 20   | 0      |

    Scenario Outline: Points that halve lose half of what is left each time
      Given requesting a demo gives 40 points, halving every 7 days
      And Sara requested a demo
      When <days> days pass
      Then Sara has <points> points

      Examples:
        | days | points |
        | 7    | 20     |
        | 14   | 10     |
        | 21   | 5      |

    Scenario Outline: Points that expire hold in full until their last day
      Given requesting a demo gives 40 points for 10 days
      And Sara requested a demo
      When <days> days pass
      Then Sara has <points> points

      Examples:
        | days | points |
        | 9    | 40     |
        | 10   | 0      |

    Scenario: A day is a day of the team's calendar, not 24 hours
      Given requesting a demo gives 40 points, fading evenly over 20 days
      And Sara requested a demo shortly before midnight
      When 2 hours pass
      Then Sara has 38 points

  Rule: The definition says how often the same thing counts

    Scenario: Of many pages on one day only the agreed number counts
      Given viewing a page gives 10 points, at most 3 a day
      When Sara views a page 5 times
      Then Sara has 30 points

    Scenario: The next day counts anew
      Given viewing a page gives 10 points, at most 3 a day
      And Sara viewed a page 5 times
      And 1 day passes
      When Sara views a page twice
      Then Sara has 50 points

    Scenario: The same guide downloaded twice counts once
      Given downloading content gives 20 points, once for each piece
      And Sara downloaded the guide twice
      When Sara downloads the checklist
      Then Sara has 40 points

    Scenario: Only the first demo counts
      Given requesting a demo gives 30 points, only the first time
      When Sara requests a demo 3 times
      Then Sara has 30 points

    Scenario: Coming back on several days gives points that ten pages of one day do not
      Given viewing a page on 3 different days within 7 days gives 25 points
      And Omid viewed a page 10 times
      And Sara viewed a page 3 days ago
      And Sara viewed a page yesterday
      When Sara views a page
      Then Sara has 25 points, and Omid 0

    Scenario: Coming back is forgotten when the days lie too far back
      Given viewing a page on 2 different days within 7 days gives 25 points
      And Sara viewed a page yesterday
      And Sara viewed a page
      When 6 days pass
      Then Sara has 0 points

  Rule: What belongs together has a common ceiling

    Scenario: Pages and downloads together stop at their ceiling
      Given viewing a page gives 10 points
      And downloading content gives 20 points
      And viewing a page and downloading content together give at most 40 points
      And Sara viewed a page 4 times
      When Sara downloads the guide
      Then Sara has 40 points

    Scenario: Nobody has more than a hundred points
      Given requesting a demo gives 30 points
      When Sara requests a demo 5 times
      Then Sara has 100 points

    Scenario: Nobody has fewer than no points
      Given unsubscribing takes 30 points
      When Sara unsubscribes
      Then Sara has 0 points

  Rule: Silence takes points away by itself

    Scenario Outline: A month of silence costs points on the day it is complete
      Given requesting a demo gives 40 points
      And 30 days without viewing a page take 15 points
      And Sara viewed a page
      And Sara requested a demo
      When <days> days pass
      Then Sara has <points> points

      Examples:
        | days | points |
        | 29   | 40     |
        | 30   | 25     |

    Scenario: A visit ends the silence
      Given requesting a demo gives 40 points
      And 30 days without viewing a page take 15 points
      And Sara requested a demo
      And 31 days pass
      When Sara views a page
      Then Sara has 40 points

    Scenario: Somebody we met yesterday is not yet silent
      Given requesting a demo gives 40 points
      And 30 days without viewing a page take 15 points
      And Sara requested a demo
      When 1 day passes
      Then Sara has 40 points

    Scenario: Five e-mails without a click cost points
      Given requesting a demo gives 40 points
      And 5 e-mails without clicking in an e-mail take 10 points
      And Sara requested a demo
      When Sara gets an e-mail 5 times
      Then Sara has 30 points

    Scenario: A click ends it
      Given requesting a demo gives 40 points
      And 5 e-mails without clicking in an e-mail take 10 points
      And Sara requested a demo
      And Sara got an e-mail 5 times
      When Sara clicks in an e-mail
      Then Sara has 40 points

  Rule: Several dimensions are judged at once

    Background:
      Given the definition of fit and interest

    Scenario: The grade tells who the lead is and what the lead does
      Given Sara is the CEO of a company of 200 people
      When Sara requests a demo 3 times
      Then Sara is graded A1

    Scenario: The same interest of somebody who does not fit is graded lower
      Given Omid is a student
      When Omid requests a demo 3 times
      Then Omid is graded C1

    Scenario: What nobody knows is shown as unknown and not as zero
      When Sara requests a demo
      Then Sara's interest is 30
      And Sara's fit is unknown

    Scenario: The total weighs the dimensions as agreed
      Given Sara is the CEO of a company of 200 people
      When Sara requests a demo
      Then Sara's fit is 70
      And Sara's interest is 30
      And Sara has 50 points

    Scenario: A title written with another keyboard is the same title
      When Sara's role becomes "مدیر عامل"
      And Omid's role becomes "مدير عامل"
      And Nima's role becomes "مدیر‌ عامل"
      Then the fit of Sara, Omid and Nima is the same 40

  Rule: Every score can be explained

    Scenario: The parts of an explanation add up to the score
      Given the definition of fit and interest
      And Sara is the CEO of a company of 200 people
      And Sara requested a demo 3 days ago
      And Sara viewed a page 7 times
      Then the explanation of Sara's score adds up
      And it names 1 requested demo and 3 viewed pages

    Scenario: What a ceiling took away is told
      Given requesting a demo gives 30 points
      When Sara requests a demo 5 times
      Then the explanation of Sara's score adds up
      And it says that 50 points were cut off

    Scenario: The score of last week can still be asked for
      Given requesting a demo gives 40 points, fading evenly over 20 days
      And Sara requested a demo
      When 10 days pass
      Then Sara has 20 points
      And 5 days ago Sara had 30 points

Feature: Teams and their working time
  Sales promises to answer within some hours. Nobody sits up at night for that: a promise runs while the team works and
  stands still otherwise. Who is away takes nothing over.

  Rule: A promise runs while the team works

    Background:
      Given a team in Tehran that works from 08:00 to 16:30, Saturday to Wednesday
      And on Thursday it works from 08:00 to 12:00

    Scenario: A short promise ends on the same day
      When it promises on 2026-02-07 at 09:00 to answer within 4 hours
      Then it has until 2026-02-07 at 13:00

    Scenario: Over the weekend a promise stands still
      When it promises on 2026-02-05 at 10:00 to answer within 4 hours
      Then it has until 2026-02-07 at 10:00

    Scenario: What is promised at night begins in the morning
      When it promises on 2026-02-07 at 22:00 to answer within 4 hours
      Then it has until 2026-02-08 at 12:00

  Rule: Holidays and half days are not worked as others are

    Background:
      Given a team in Tehran that works from 08:00 to 16:30, Saturday to Wednesday

    Scenario: A holiday does not count
      Given 2026-02-08 is a holiday
      When it promises on 2026-02-07 at 15:30 to answer within 2 hours
      Then it has until 2026-02-09 at 09:00

    Scenario: Of half a day the other half does not count
      Given 2026-02-08 is worked from 08:00 to 10:00
      When it promises on 2026-02-07 at 15:30 to answer within 4 hours
      Then it has until 2026-02-09 at 09:00

    Scenario: Nowruz is a holiday of every year by the Persian calendar
      Given the first 4 days of the Persian year are holidays
      When it promises on 2026-03-18 at 15:30 to answer within 2 hours
      Then it has until 2026-03-25 at 09:00

    Scenario: A year of nothing but holidays is no working time
      When every day of the year becomes a holiday
      Then the team is refused

  Rule: Another team works otherwise

    Scenario: Monday to Friday, and the clocks are put forward on Sunday
      Given a team in Berlin that works from 09:00 to 17:00, Monday to Friday
      When it promises on 2026-03-27 at 16:00 to answer within 2 hours
      Then it has until 2026-03-30 at 10:00

  Rule: Reps say when they are away

    Background:
      Given a team in Tehran that works from 08:00 to 16:30, Saturday to Wednesday
      And Sara is a rep of the team
      And Omid is a rep of the team

    Scenario: A rep is away until a day
      When Sara says that Sara is away for 3 days
      Then Sara is away

    Scenario: A rep comes back early
      Given Sara says that Sara is away for 3 days
      When Sara comes back
      Then nobody of the team is away

    Scenario: Nobody says it for a colleague
      When Omid says that Sara is away for 3 days
      Then nobody of the team is away

    Scenario: Whoever leads the team says it for the others
      Given Omid leads the team
      When Omid says that Sara is away for 3 days
      Then Sara is away

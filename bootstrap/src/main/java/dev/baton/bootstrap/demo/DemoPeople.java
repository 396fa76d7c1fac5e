package dev.baton.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented people of invented companies, in three languages. */
final class DemoPeople {

    /**
     * One of them.
     *
     * @param name    as they write it
     * @param email   at a domain that cannot exist
     * @param country by ISO 3166
     */
    record Person(String name, String email, String role, String company, int employees, String industry,
            String country) {}

    private record Land(String country, List<String> first, List<String> last, List<String> roles,
            List<String> companies,
            List<String> industries, String addresses) {}

    private static final List<Land> LANDS = List.of(
            new Land("IR", List.of("سارا", "نیما", "مریم", "امید", "لیلا", "کاوه", "شیرین", "بهرام"),
                    List.of("احمدی", "رادمنش", "کیانی", "پارسا", "نوری", "صادقی"),
                    List.of("مدیرعامل", "مدیر بازاریابی", "کارشناس خرید", "مدیر فناوری", "دانشجو"),
                    List.of("نمونه‌سازان البرز", "داده‌پردازان نمونه", "کشتیرانی نمونهٔ خزر", "بیمهٔ نمونه"),
                    List.of("نرم‌افزار", "تولید", "مالی", "آموزش"), "namune"),
            new Land("SA", List.of("ليلى", "عمر", "نور", "سامي", "هدى", "خالد"),
                    List.of("الحربي", "منصور", "القاضي", "العلي", "حداد"),
                    List.of("الرئيس التنفيذي", "مدير المشتريات", "محلل أعمال", "مدير التسويق", "طالب"),
                    List.of("شركة المثال للبرمجيات", "مصانع المثال", "لوجستيات المثال"),
                    List.of("البرمجيات", "التصنيع", "اللوجستيات"), "mithal"),
            new Land("GB", List.of("Ada", "Tom", "Grace", "Miles", "Nora", "Felix", "Ivy"),
                    List.of("Sample", "Fielding", "Marsh", "Holloway", "Penrose"),
                    List.of("CEO", "VP Sales", "Head of Marketing", "Analyst", "Student", "CTO"),
                    List.of("Samplewell Software", "Fictive Freight", "Inventa Foundry", "Mockridge Bank"),
                    List.of("software", "logistics", "manufacturing", "finance", "education"), "sample"));

    private DemoPeople() {
    }

    /** So many people; the same for the same random numbers. */
    static List<Person> some(int count, SplittableRandom random) {
        List<Person> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Land land = pick(LANDS, random);
            int company = random.nextInt(land.companies.size());
            people.add(new Person(pick(land.first, random) + " " + pick(land.last, random),
                    "p%04d@%s%d.example".formatted(i, land.addresses, company), pick(land.roles, random),
                    land.companies.get(company), 5 + (int) Math.pow(10, 1 + 3 * random.nextDouble()),
                    land.industries.get(company % land.industries.size()), land.country));
        }
        return people;
    }

    static <T> T pick(List<T> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}

package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void aPhoneShowsItsStartAndItsLastDigits() {
        assertThat(Mask.PHONE.of("13800131234")).isEqualTo("138****1234");
        assertThat(Mask.PHONE.of("138-0013-1234")).isEqualTo("138****1234");
        assertThat(Mask.PHONE.of("１３８００１３１２３４")).isEqualTo("138****1234");
        assertThat(Mask.PHONE.of("+86 138 0013 1234")).isEqualTo("+86 138****1234");
        assertThat(Mask.PHONE.of("008613800131234")).isEqualTo("+86 138****1234");
        assertThat(Mask.PHONE.of("010-87654321")).isEqualTo("010****4321");
        assertThat(Mask.PHONE.of("+49 170 1234567")).isEqualTo("+49****4567");
        assertThat(Mask.PHONE.of("(415) 555-0123")).isEqualTo("41****0123");
    }

    @Test
    void aShortPhoneShowsLess() {
        assertThat(Mask.PHONE.of("61234567")).isEqualTo("61****67");
        assertThat(Mask.PHONE.of("6123456")).isEqualTo("61****6");
        assertThat(Mask.PHONE.of("110")).isEqualTo("****");
        assertThat(Mask.PHONE.of("ask at the gate")).isEqualTo("****");
        assertThat(Mask.PHONE.of("")).isEqualTo("****");
    }

    @Test
    void aPhoneAlwaysHidesAtLeastFourDigits() {
        var digits = new StringBuilder();
        for (int n = 0; n < 30; n++, digits.append(n % 10)) {
            for (String prefix : List.of("", "+", "+86", "0086")) {
                String phone = prefix + digits;
                String shown = Mask.PHONE.of(phone);
                long all = phone.chars().filter(Character::isDigit).count();
                long seen = shown.chars().filter(Character::isDigit).count();
                assertThat(seen).as(phone + " → " + shown).isLessThanOrEqualTo(Math.max(0, all - 4));
            }
        }
    }

    @Test
    void anEmailShowsItsFirstLetterAndItsHost() {
        assertThat(Mask.EMAIL.of("anna.berg@example.com")).isEqualTo("a***@example.com");
        assertThat(Mask.EMAIL.of("张伟@例子.中国")).isEqualTo("张***@例子.中国");
        assertThat(Mask.EMAIL.of("\"odd@name\"@example.com")).isEqualTo("\"***@example.com");
        assertThat(Mask.EMAIL.of("a@example.com")).isEqualTo("***@example.com");
        assertThat(Mask.EMAIL.of("@example.com")).isEqualTo("***");
        assertThat(Mask.EMAIL.of("no address")).isEqualTo("***");
        assertThat(Mask.EMAIL.of("")).isEqualTo("***");
    }

    @Test
    void aNameShowsItsFirstCharacter() {
        assertThat(Mask.NAME.of("张伟")).isEqualTo("张*");
        assertThat(Mask.NAME.of("欧阳娜娜")).isEqualTo("欧*");
        assertThat(Mask.NAME.of("Maria Lopez")).isEqualTo("M*");
        assertThat(Mask.NAME.of("  张伟")).isEqualTo("张*");
        assertThat(Mask.NAME.of("张")).isEqualTo("*");
        assertThat(Mask.NAME.of("")).isEqualTo("*");
    }

    @Test
    void aCharacterIsNeverCutInTwo() {
        assertThat(Mask.NAME.of("𠮷野家")).isEqualTo("𠮷*");
        assertThat(Mask.NAME.of("𠮷")).isEqualTo("*");
        assertThat(Mask.NAME.of("E\u0301milie")).isEqualTo("E\u0301*");
        assertThat(Mask.NAME.of("E\u0301")).isEqualTo("*");
        assertThat(Mask.NAME.of("葛\uDB40\uDD00城")).isEqualTo("葛\uDB40\uDD00*");
        assertThat(Mask.NAME.of("👩‍🔧 Ann")).isEqualTo("👩‍🔧*");
        assertThat(Mask.NAME.of("각하")).isEqualTo("각*");
        assertThat(Mask.ADDRESS.of("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷")).isEqualTo("𠮷𠮷𠮷𠮷𠮷𠮷****");
    }

    @Test
    void anAddressShowsSixCharactersAtMostHalfAndNoNumbers() {
        assertThat(Mask.ADDRESS.of("上海市浦东新区张江路88号3栋")).isEqualTo("上海市浦东新****");
        assertThat(Mask.ADDRESS.of("北京市朝阳区")).isEqualTo("北京市****");
        assertThat(Mask.ADDRESS.of("12 Main Street, Springfield")).isEqualTo("** Mai****");
        assertThat(Mask.ADDRESS.of("١٢ شارع الملك فهد")).startsWith("** ");
        assertThat(Mask.ADDRESS.of("家")).isEqualTo("****");
        assertThat(Mask.ADDRESS.of("")).isEqualTo("****");
    }

    @Test
    void aTextShowsNothingNotEvenItsLength() {
        assertThat(Mask.TEXT.of("a"))
                .isEqualTo(Mask.TEXT.of("a much longer text"))
                .isEqualTo("•••");
    }
}

package io.restock.contracts;

/** UPC-E: a UPC-A with its zeros squeezed out (GS1 General Specifications 5.2.2.4.2). */
final class Upce {
    private Upce() {}

    /** The twelve digits of UPC-A for eight of UPC-E: number system, six digits, and the check digit, which both share. */
    static String expand(String upce) {
        String x = upce.substring(1, 7);
        String middle = switch (x.charAt(5)) {
            case '0', '1', '2' -> x.substring(0, 2) + x.charAt(5) + "0000" + x.substring(2, 5);
            case '3' -> x.substring(0, 3) + "00000" + x.substring(3, 5);
            case '4' -> x.substring(0, 4) + "00000" + x.charAt(4);
            default -> x.substring(0, 5) + "0000" + x.charAt(5);
        };
        return upce.charAt(0) + middle + upce.charAt(7);
    }
}

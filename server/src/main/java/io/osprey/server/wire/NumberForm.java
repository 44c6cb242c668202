package io.osprey.server.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tools.jackson.core.io.NumberOutput;

/** How the service wrote 64-bit numbers, which its deployments did differently; never with an exponent. */
public enum NumberForm {
    /** As few digits as read back the same, nothing after whole numbers: 0.8871886730194092, 0. */
    SHORTEST,
    /** As {@link #SHORTEST}, with a decimal place at least: 0.8871886730194092, 0.0. */
    SHORTEST_DECIMAL,
    /** 15 digits where they read back the same, else 17, with a decimal place at least: 0.88718867301940918, 0.956, 0.0. */
    FIFTEEN_OR_SEVENTEEN_DIGITS;

    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final MathContext SEVENTEEN = new MathContext(17, RoundingMode.HALF_EVEN);

    /** @param value finite */
    String text(double value) {
        return switch (this) {
            case SHORTEST -> {
                String text = plain(shortest(value));
                yield text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
            }
            case SHORTEST_DECIMAL -> decimal(plain(shortest(value)));
            case FIFTEEN_OR_SEVENTEEN_DIGITS -> {
                BigDecimal exact = new BigDecimal(value);
                BigDecimal short15 = exact.round(FIFTEEN);
                yield decimal(plain(short15.doubleValue() == value ? short15 : exact.round(SEVENTEEN)));
            }
        };
    }

    private static BigDecimal shortest(double value) {
        return new BigDecimal(NumberOutput.toString(value, true));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String decimal(String text) {
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }
}

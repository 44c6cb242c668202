package io.osprey.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryParametersTest {
    @Test
    void namesInAnyLetterCase() {
        QueryParameters parameters = QueryParameters.parse("Api-Version=1&API-VERSION=2&x");

        assertThat(parameters.first("api-version")).contains("1");
        assertThat(parameters.list("aPi-version")).containsExactly("1", "2");
        assertThat(parameters.first("x")).isEmpty();
        assertThat(parameters.first("y")).isEmpty();
        assertThat(QueryParameters.parse("a=&a=+&a=3&a=4").first("a")).contains("3");
    }

    @Test
    void listsHoweverWritten() {
        assertThat(QueryParameters.parse("f=a,b%2Cc%20,,+d&f=e").list("f")).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void brokenPercentCodesStandForThemselves() {
        assertThat(QueryParameters.parse("a=%zz&%=1&b=%C3%BC").first("a")).contains("%zz");
        assertThat(QueryParameters.parse("a=%zz&%=1&b=%C3%BC").first("b")).contains("ü");
    }

    @Test
    void wholeNumbers() {
        QueryParameters parameters = QueryParameters.parse("a=%201024%20&b=1.5&c=99999999999&d=-3&e=&f=+7");

        assertThat(parameters.integer("A")).contains(1024);
        assertThat(parameters.integer("d")).contains(-3);
        assertThat(parameters.integer("f")).contains(7);
        for (String name : new String[] {"b", "c", "e", "missing"}) {
            assertThat(parameters.integer(name)).as(name).isEmpty();
        }
    }

    @Test
    void noQuery() {
        assertThat(QueryParameters.parse(null).values()).isEmpty();
    }
}

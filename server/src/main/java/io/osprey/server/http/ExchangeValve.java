package io.osprey.server.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Gives each request its {@link Exchange} and each answer its {@code apim-request-id}, gateway errors included. */
public final class ExchangeValve extends ValveBase {
    private final Supplier<UUID> ids;

    public ExchangeValve(Supplier<UUID> ids) {
        super(true);
        this.ids = ids;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        begin(request, response, ids);
        getNext().invoke(request, response);
    }

    static Exchange begin(Request request, Response response, Supplier<UUID> ids) {
        String requestId = ids.get().toString();
        response.setHeader("apim-request-id", requestId);
        Exchange exchange = new Exchange(requestId, System.nanoTime(), type -> response.getCoyoteResponse()
                .getMimeHeaders()
                .setValue("Content-Type")
                .setString(type));
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        return exchange;
    }
}

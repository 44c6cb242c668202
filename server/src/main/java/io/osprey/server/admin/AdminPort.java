package io.osprey.server.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** The connector of the admin endpoint, bound to 127.0.0.1, and the mark on what comes by it. */
public final class AdminPort extends ValveBase {
    private static final String ATTRIBUTE = AdminPort.class.getName();
    private static final String LOOPBACK = "127.0.0.1";

    private final Connector connector;

    /**
     * @param connector made for this endpoint alone
     * @param port 0 picks a free one
     */
    public AdminPort(Connector connector, int port) {
        super(true);
        this.connector = connector;
        connector.setPort(port);
        connector.setProperty("address", LOOPBACK);
    }

    public Connector connector() {
        return connector;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getConnector() == connector) {
            request.setAttribute(ATTRIBUTE, Boolean.TRUE);
        }
        getNext().invoke(request, response);
    }

    /** Whether a request came by this port. */
    static boolean carried(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}

package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Takes the place of the container's error page, for requests that never reach the framework: broken HTTP, bad paths. */
public final class GatewayErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Kind kind = status == 404 ? Kind.NOT_FOUND : status == 405 ? Kind.METHOD_NOT_ALLOWED : Kind.BAD_REQUEST;
        Reply reply = GatewayErrors.print(Problem.of(kind));
        try {
            if (Exchange.of(request.getRequest()) == null) {
                ExchangeValve.begin(request, response, UUID::randomUUID);
            }
            int answered = status < 500 ? reply.status() : status;
            ReplyWriter.write(
                    new Reply(answered, reply.contentType(), reply.headers(), reply.body()),
                    request.getRequest(),
                    response.getResponse());
            response.finishResponse();
        } catch (IOException gone) {
            // The caller has hung up: nobody is left to tell.
        }
    }
}

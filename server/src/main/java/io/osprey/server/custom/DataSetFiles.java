package io.osprey.server.custom;

import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.fetch.PictureFetcher;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads annotation files and pictures: from web addresses by the fetcher that reads pictures for analysis, and from {@code file:}
 * addresses below the directories that the owner has allowed, links followed. Messages never hold a token, and say nothing of
 * files elsewhere. Thread-safe.
 */
public final class DataSetFiles {
    private static final Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#]+)[^#]*");
    private static final Pattern FILE = Pattern.compile("(?i)file:.*");
    private static final int MAX_CHARS = 8192;

    private final PictureFetcher fetcher;
    private final List<Path> roots;

    /** @param roots absolute directories */
    public DataSetFiles(PictureFetcher fetcher, List<Path> roots) {
        this.fetcher = fetcher;
        this.roots = List.copyOf(roots);
    }

    /** Whether an address is one that files are read from. */
    public boolean isReadable(String address) {
        if (isFile(address)) {
            return path(address).isPresent();
        }
        try {
            Matcher web = WEB.matcher(address);
            if (address.length() > MAX_CHARS || !web.matches()) {
                return false;
            }
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    static boolean isFile(String address) {
        return FILE.matcher(address).matches();
    }

    /** The file of an address, if it is below a root; whether it is there is not looked at. */
    private Optional<Path> path(String address) {
        try {
            Path path = Path.of(new URI(address)).toAbsolutePath().normalize();
            return roots.stream().anyMatch(path::startsWith) ? Optional.of(path) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException broken) {
            // Also what has a host, a query or no absolute path.
            return Optional.empty();
        }
    }

    /**
     * Reads a file.
     *
     * @param address http, https or file
     * @throws IOException with a sentence that may be shown to the caller
     */
    byte[] read(String address, long maxBytes) throws IOException {
        if (isFile(address)) {
            return readFile(address, maxBytes);
        }
        if (!WEB.matcher(address).matches()) {
            throw new IOException("its address is neither https, http nor file");
        }
        try (UploadMemory.Share memory = new UploadMemory(Long.MAX_VALUE, 1).open()) {
            return fetcher.fetch(address, maxBytes, memory);
        } catch (ProblemException refused) {
            throw new IOException(
                    refused.problem().kind() == Problem.Kind.PICTURE_TOO_MANY_BYTES
                            ? "it has more than " + maxBytes + " bytes"
                            : "its address can't be read",
                    refused);
        }
    }

    private byte[] readFile(String address, long maxBytes) throws IOException {
        Path path =
                path(address).orElseThrow(() -> new IOException("it is not below a directory that this server reads"));
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException missing) {
            throw new IOException("there is no such file", missing);
        }
        if (!isBelowARoot(real) || !Files.isRegularFile(real)) {
            throw new IOException("there is no such file");
        }
        try (InputStream in = Files.newInputStream(real)) {
            byte[] bytes = in.readNBytes((int) maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException("it has more than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    private boolean isBelowARoot(Path real) {
        return roots.stream().anyMatch(root -> {
            try {
                return real.startsWith(root.toRealPath());
            } catch (IOException gone) {
                return false;
            }
        });
    }

    /** The address of a file beside another; empty when the name is none. */
    static Optional<String> beside(String fileAddress, String name) {
        try {
            return Optional.of(Path.of(new URI(fileAddress))
                    .resolveSibling(name)
                    .normalize()
                    .toUri()
                    .toString());
        } catch (URISyntaxException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /**
     * A web address as it is fetched: with the data set's token where that is good for it, which is the case for the annotation
     * files and for what lies on the same host. No other host gets the token.
     *
     * @param annotationFiles addresses of the data set's annotation files
     */
    static String authorized(String address, Authentication authentication, List<String> annotationFiles) {
        Optional<String> origin = origin(address);
        boolean trusted = origin.isPresent()
                && annotationFiles.stream().anyMatch(file -> origin(file).equals(origin));
        if (!trusted || authentication.sasToken().isEmpty()) {
            return address;
        }
        int fragment = address.indexOf('#');
        String plain = fragment < 0 ? address : address.substring(0, fragment);
        return plain
                + (plain.indexOf('?') < 0 ? "?" : "&")
                + authentication.sasToken().get();
    }

    /** Scheme, host and port; with user information it is no other's. */
    private static Optional<String> origin(String address) {
        Matcher web = WEB.matcher(address.strip());
        if (!web.lookingAt()) {
            return Optional.empty();
        }
        String scheme = web.group(1).toLowerCase(Locale.ROOT);
        String host = web.group(2).toLowerCase(Locale.ROOT);
        String usual = scheme.equals("https") ? ":443" : ":80";
        return Optional.of(
                scheme + "://" + (host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host));
    }

    /** An address without its query, which may hold a token. */
    static String shown(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }
}

using System.Text;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Requests that no client library would send: what is wrong is not the body but how it comes.</summary>
public static class RawRequests
{
    /// <summary>The requests to a route by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> To(HostileRoute route)
    {
        byte[] body = route.Body(route.Good).Bytes;
        string good = Encoding.Latin1.GetString(body);
        string length = $"Content-Length: {body.Length}";
        string chunk = $"{body.Length:x}\r\n{good}\r\n";
        string Post(string headers, string sent = "", string version = "HTTP/1.1") => $"POST {route.Path} {version}\r\nHost: test\r\nConnection: close\r\nContent-Type: {route.ContentType}\r\n{Extra(route, body)}{headers}\r\n\r\n{sent}";
        string Chunked(string sent) => Post("Transfer-Encoding: chunked", sent);
        string pipelined = Post(length, good).Replace("Connection: close\r\n", "", StringComparison.Ordinal);
        return new Dictionary<string, string>
        {
            ["a length that is too long"] = Post($"Content-Length: {body.Length + 10}", good),
            ["a length that is too short"] = Post($"Content-Length: {body.Length - 3}", good),
            ["a length of zero"] = Post("Content-Length: 0", good),
            ["a negative length"] = Post("Content-Length: -1", good),
            ["a length beyond 64 bits"] = Post("Content-Length: 99999999999999999999", good),
            ["a length that is the most of 64 bits"] = Post("Content-Length: 9223372036854775807", good),
            ["a length that is a word"] = Post("Content-Length: abc", good),
            ["a length with a plus"] = Post($"Content-Length: +{body.Length}", good),
            ["two lengths"] = Post($"{length}\r\nContent-Length: 3", good),
            ["two equal lengths"] = Post($"{length}\r\n{length}", good),
            ["length and chunks"] = Post($"{length}\r\nTransfer-Encoding: chunked", chunk + "0\r\n\r\n"),
            ["no length and no chunks"] = Post("X: y", good),
            ["an unknown transfer encoding"] = Post("Transfer-Encoding: gzip", good),
            ["chunked twice"] = Post("Transfer-Encoding: chunked, chunked", chunk + "0\r\n\r\n"),
            ["a chunk size that is no number"] = Chunked("zz\r\n" + good + "\r\n0\r\n\r\n"),
            ["a negative chunk size"] = Chunked("-1\r\n" + good + "\r\n0\r\n\r\n"),
            ["a chunk size beyond 64 bits"] = Chunked("fffffffffffffffffffff\r\n" + good),
            ["a chunk size of two gigabytes"] = Chunked("7fffffff\r\n" + good),
            ["a chunk that is shorter than its size"] = Chunked($"{body.Length + 5:x}\r\n{good}\r\n0\r\n\r\n"),
            ["a chunk that is longer than its size"] = Chunked($"{body.Length - 5:x}\r\n{good}\r\n0\r\n\r\n"),
            ["no last chunk"] = Chunked(chunk),
            ["only the last chunk"] = Chunked("0\r\n\r\n"),
            ["a chunk extension of ten thousand characters"] = Chunked($"{body.Length:x};{new string('e', 10_000)}\r\n{good}\r\n0\r\n\r\n"),
            ["trailers after the chunks"] = Chunked(chunk + "0\r\nX-Trailer: tellnobody\r\n\r\n"),
            ["a byte a chunk"] = Chunked(string.Concat(good.Select(static c => $"1\r\n{c}\r\n")) + "0\r\n\r\n"),
            ["two requests at once, the second cut off"] = pipelined + Post($"Content-Length: {body.Length + 1}", good),
            ["two requests at once, the second no HTTP"] = pipelined + "tellnobody\r\n\r\n",
            ["ten requests at once"] = string.Concat(Enumerable.Repeat(pipelined, 9)) + Post(length, good),
            ["a request within a request"] = Post("Content-Length: 0", Post(length, good)),
            ["headers of forty thousand characters"] = Post($"{length}\r\nX-Long: {new string('h', 40_000)}", good),
            ["three hundred headers"] = Post(length + string.Concat(Enumerable.Range(0, 300).Select(static i => $"\r\nX-{i}: y")), good),
            ["a header without a colon"] = Post(length + "\r\ntellnobody", good),
            ["a space before a colon"] = Post(length + "\r\nX : y", good),
            ["a NUL in a header"] = Post(length + "\r\nX: a\0b", good),
            ["a line end in a header"] = Post(length + "\r\nX: a\rb", good),
            ["an expectation that nobody knows"] = Post(length + "\r\nExpect: tellnobody", good),
            ["a content encoding"] = Post(length + "\r\nContent-Encoding: gzip", good),
            ["two content types"] = Post(length + "\r\nContent-Type: text/plain", good),
            ["no host"] = Post(length, good).Replace("Host: test\r\n", "", StringComparison.Ordinal),
            ["two hosts"] = Post(length + "\r\nHost: other", good),
            ["a host that is none"] = Post(length, good).Replace("Host: test", "Host: a b/c", StringComparison.Ordinal),
            ["a version that does not exist"] = Post(length, good, "HTTP/9.9"),
            ["HTTP 1.0"] = Post(length, good, "HTTP/1.0"),
            ["HTTP 0.9"] = $"POST {route.Path}\r\n\r\n{good}",
            ["HTTP 2 without being asked"] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            ["TLS to a port without it"] = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            ["a method in small letters"] = Post(length, good).Replace("POST", "post", StringComparison.Ordinal),
            ["another method"] = Post(length, good).Replace("POST", "PUT", StringComparison.Ordinal),
            ["a path with a NUL"] = Post(length, good).Replace(route.Path, route.Path + "%00", StringComparison.Ordinal),
            ["a path that climbs"] = Post(length, good).Replace(route.Path, route.Path + "/../../../../etc/passwd", StringComparison.Ordinal),
            ["a path of bad escapes"] = Post(length, good).Replace(route.Path, route.Path + "%zz%", StringComparison.Ordinal),
            ["a path of ten thousand characters"] = Post(length, good).Replace(route.Path, route.Path + "/" + new string('p', 10_000), StringComparison.Ordinal),
            ["nothing"] = "",
            ["line ends"] = "\r\n\r\n\r\n\r\n",
            ["line ends of one character"] = Post(length, good).Replace("\r\n", "\n", StringComparison.Ordinal),
        }.ToDictionary(static request => request.Key, static request => Encoding.Latin1.GetBytes(request.Value), StringComparer.Ordinal);
    }

    private static string Extra(HostileRoute route, byte[] body) =>
        route.LengthHeader is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{route.LengthHeader}: {body.Length - route.Tail.Length}\r\n");
}

using ModelPack.Tool.Output;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>Where the server listens: addresses for HTTP, and without TLS a port beside each for gRPC, which needs HTTP/2 from the first byte on.</summary>
/// <param name="Http">Addresses for HTTP, and for gRPC too where they have TLS.</param>
/// <param name="Grpc">Addresses for gRPC alone.</param>
internal sealed record ListenAddresses(IReadOnlyList<string> Http, IReadOnlyList<string> Grpc)
{
    private const string None = "none";

    /// <summary>Reads them.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <param name="grpcUrls">The same for gRPC, or <c>none</c>; null for the next port of each address without TLS.</param>
    /// <exception cref="ServeException">One of them is no address.</exception>
    public static ListenAddresses Of(string urls, string? grpcUrls)
    {
        string[] http = Split(urls);
        string[] grpc = grpcUrls switch
        {
            null => [.. http.Where(static url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)).Select(NextPort)],
            None => [],
            _ => Split(grpcUrls),
        };
        return new ListenAddresses(http, grpc);
    }

    /// <summary>The same as settings of the server, which takes endpoints in the order of their names: those for gRPC last.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        .. Http.Select(static (url, i) => KeyValuePair.Create($"Kestrel:Endpoints:1.http.{i}:Url", (string?)url)),
        .. Grpc.SelectMany(static (url, i) => (KeyValuePair<string, string?>[])[new($"Kestrel:Endpoints:2.grpc.{i}:Url", url), new($"Kestrel:Endpoints:2.grpc.{i}:Protocols", "Http2")]),
    ];

    private static string[] Split(string urls)
    {
        string[] addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length > 0 && Array.TrueForAll(addresses, IsAddress)
            ? addresses
            : throw new ServeException(new ToolProblem(ToolProblem.Usage, $"'{urls}' is no list of addresses: write 'http://127.0.0.1:8080', with semicolons between several."));
    }

    // A host may be * or +, which mean all addresses of the machine.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.AbsolutePath == "/";

    private static string NextPort(string url)
    {
        string address = url.TrimEnd('/');
        int colon = address.LastIndexOf(':');
        return int.TryParse(address.AsSpan(colon + 1), out int port)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address[..colon]}:{(port == 0 ? 0 : port + 1)}")
            : $"{address}:81";
    }
}

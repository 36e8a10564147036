using Microsoft.AspNetCore.Http.Metadata;

namespace ModelPack.Grpc.Hosting;

/// <summary>Lets the server read a message and its head, in place of the server's own limit (Kestrel: 30,000,000 bytes).</summary>
/// <param name="message">The most bytes of a message.</param>
internal sealed class BodyLimit(long message) : IRequestSizeLimitMetadata
{
    // A byte that says whether the message is compressed, and four of length; a little more, so that it is gRPC that refuses what is too large.
    private const int Slack = 64 * 1024;

    public long? MaxRequestBodySize { get; } = message > long.MaxValue - Slack ? null : message + Slack;
}

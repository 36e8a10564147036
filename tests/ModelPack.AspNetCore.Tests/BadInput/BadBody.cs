namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>What is sent to a route.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Headers">Headers beside the content type.</param>
public sealed record BadBody(byte[] Bytes, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>What to look at when it has got an answer that it should not.</summary>
    public override string ToString() =>
        $"{string.Join(", ", Headers.Select(static header => $"{header.Name}: {header.Value}"))} {(Bytes.Length > 2_000 ? $"{Bytes.Length} bytes: " : "")}{Convert.ToHexString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 2_000)))}";
}

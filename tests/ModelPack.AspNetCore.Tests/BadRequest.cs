using System.Text;

namespace ModelPack.AspNetCore.Tests;

/// <summary>A request that must be refused.</summary>
/// <param name="Route">Where it is sent.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Paths">The JSON paths of all failures, in order.</param>
public sealed record BadRequest(string Route, byte[] Body, params string[] Paths)
{
    public BadRequest(string route, string body, params string[] paths)
        : this(route, Encoding.UTF8.GetBytes(body), paths)
    {
    }

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; } = 400;

    /// <summary>The code of every failure; null where they differ.</summary>
    public string? Code { get; init; }

    /// <summary>A part of a value that must not come back.</summary>
    public string Secret { get; init; } = "98765";
}

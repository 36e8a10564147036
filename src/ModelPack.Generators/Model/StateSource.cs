namespace ModelPack.Generators.Model;

/// <summary>A <c>[State]</c> as its C# says it.</summary>
/// <param name="Input">The name of the graph input.</param>
/// <param name="Output">The name of the graph output that is fed back to it.</param>
internal sealed record StateSource(string Input, string Output);

namespace ModelPack;

/// <summary>One thing that is wrong with an input. Never holds the offending value.</summary>
/// <param name="Path">A JSON path, as in <c>$.sepalLength</c> or <c>$[3].petalWidth</c>.</param>
/// <param name="Code">The diagnostic, MPK3001 to MPK3011 or MPK3020.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record InputError(string Path, string Code, string Message);

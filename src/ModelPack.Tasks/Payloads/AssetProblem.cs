namespace ModelPack.Tasks.Payloads;

/// <summary>Why an asset cannot ship.</summary>
/// <param name="Code">The diagnostic.</param>
/// <param name="Asset">The item, as written.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
internal sealed record AssetProblem(string Code, string Asset, string Message);

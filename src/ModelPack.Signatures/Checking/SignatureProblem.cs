namespace ModelPack.Signatures;

/// <summary>Why a model file cannot be used.</summary>
/// <param name="Code">The diagnostic, as in <c>MPK2001</c>.</param>
/// <param name="Message">What is wrong, where, and what would be right. Holds no path of this machine.</param>
public sealed record SignatureProblem(string Code, string Message);

namespace ModelPack.Generators.Diagnostics;

/// <summary>The help page of a diagnostic.</summary>
internal static class HelpLink
{
    /// <summary>The page of <paramref name="id"/>, as in <c>MPK1003</c>.</summary>
    public static string For(string id) => $"https://github.com/modelpack/modelpack/blob/main/src/ModelPack/docs/{id}.md";
}

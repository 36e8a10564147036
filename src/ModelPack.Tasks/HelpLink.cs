namespace ModelPack.Tasks;

/// <summary>The help page of a diagnostic.</summary>
internal static class HelpLink
{
    /// <summary>The page of <paramref name="code"/>, as in <c>MPK2001</c>.</summary>
    public static string For(string code) => $"https://github.com/modelpack/modelpack/blob/main/src/ModelPack/docs/{code}.md";
}

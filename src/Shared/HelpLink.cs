namespace ModelPack;

/// <summary>The help page of a diagnostic. The address is written here, and once more in <c>build/package/ModelPack/build/ModelPack.Tasks.targets</c>, which runs before any task can.</summary>
internal static class HelpLink
{
    /// <summary>Where the pages lie.</summary>
    public const string Root = "https://github.com/modelpack-net/modelpack/blob/main/src/ModelPack/docs/";

    /// <summary>The page of <paramref name="id"/>, as in <c>MPK1003</c>.</summary>
    public static string For(string id) => $"{Root}{id}.md";
}

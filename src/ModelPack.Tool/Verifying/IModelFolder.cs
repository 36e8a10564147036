namespace ModelPack.Tool.Verifying;

/// <summary>The folder of a model: in a package, or beside an app.</summary>
internal interface IModelFolder
{
    /// <summary>The files in it, with <c>/</c> below the folder.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>A file as messages name it.</summary>
    string Describe(string file);

    /// <summary>Opens a file; null when it is not there.</summary>
    Stream? Open(string file);
}

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>A package that others depend on, wherever it was found.</summary>
internal interface IPackageFiles : IPackageEntries
{
    /// <summary>The full path of a file of the package on disk; one that is packed is written there.</summary>
    string PathOf(string name);
}

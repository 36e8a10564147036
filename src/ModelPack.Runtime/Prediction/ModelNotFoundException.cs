namespace ModelPack;

/// <summary>The files of a model are not where they should be (MPK3030).</summary>
public sealed class ModelNotFoundException : ModelLoadException
{
    internal ModelNotFoundException(string message, IReadOnlyList<string> pathsTried)
        : base("MPK3030", message, null) => PathsTried = pathsTried;

    /// <summary>Where the files were looked for, in that order.</summary>
    public IReadOnlyList<string> PathsTried { get; }
}

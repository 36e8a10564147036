extern alias runtime;
using ModelPack.Tool.Output;
using runtime::ModelPack;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>Runs code of a package, and says what went wrong in it as a problem of that package.</summary>
internal static class PackageCode
{
    /// <summary>Runs it.</summary>
    /// <param name="package">The package.</param>
    /// <param name="code">What runs.</param>
    /// <exception cref="ServeException">It failed.</exception>
    public static T Run<T>(CheckedPackage package, Func<T> code)
    {
        try
        {
            return code();
        }
        catch (Exception thrown)
        {
            throw new ServeException(Describe(package, thrown is ModelLoadException ? thrown : thrown.GetBaseException())) { IsFinding = !IsSetting(thrown) };
        }
    }

    private static ToolProblem Describe(CheckedPackage package, Exception thrown) => thrown switch
    {
        ModelLoadException exception => new ToolProblem(exception.Code, exception.Message, package.File),
        _ when IsSetting(thrown) => new ToolProblem(ToolProblem.CannotServe, thrown.Message),
        DllNotFoundException or FileLoadException or FileNotFoundException or BadImageFormatException =>
            new ToolProblem(ToolProblem.MissingDependency, $"Code of '{package.Id.Id}' needs what none of its dependencies has: {thrown.Message}", package.File),
        TypeLoadException or MissingMemberException =>
            new ToolProblem("MPK3033", $"'{package.Id.Id}' was compiled against another version of what it uses: {thrown.Message}", package.File),
        // Whatever code of a package throws.
        _ => new ToolProblem("MPK2011", $"'{package.Id.Id}' does not run: {thrown.GetType().Name}: {thrown.Message}", package.File),
    };

    // The runtime names the key of a setting that it cannot read.
    private static bool IsSetting(Exception thrown) => thrown is InvalidOperationException && thrown.Message.StartsWith("Configuration key ", StringComparison.Ordinal);
}

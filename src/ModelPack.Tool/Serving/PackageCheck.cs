using System.Security;
using System.Text.Json;
using ModelPack.Tool.Output;
using ModelPack.Tool.Placing;
using ModelPack.Tool.Verifying;
using NuGet.Frameworks;

namespace ModelPack.Tool.Serving;

/// <summary>Looks at packages before anything of them runs: form, digests, runtime, names.</summary>
internal static class PackageCheck
{
    private const int LargestNuspec = 1 << 20;

    private static readonly NuGetFramework s_framework = new(".NETCoreApp", new Version(Environment.Version.Major, Environment.Version.Minor, 0, 0));

    /// <summary>Checks a package.</summary>
    /// <param name="file">The file, as the caller wrote it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>Null where something is wrong.</returns>
    public static CheckedPackage? Check(string file, ICollection<ToolProblem> problems)
    {
        try
        {
            using PackageArchive archive = PackageArchive.Open(file);
            ToolProblem[] found = [.. Check(archive, file, out CheckedPackage? package)];
            foreach (ToolProblem problem in found)
                problems.Add(problem);
            return found.Length == 0 ? package : null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException or JsonException or BadImageFormatException)
        {
            string message = exception is FileNotFoundException or DirectoryNotFoundException ? "The package does not exist." : $"It is no model package, or a damaged one: {exception.Message.TrimEnd('.')}.";
            problems.Add(new ToolProblem(ToolProblem.BadPackage, message, file));
            return null;
        }
    }

    /// <summary>Two models of one name, in any of the packages.</summary>
    public static IEnumerable<ToolProblem> CheckNames(IReadOnlyList<CheckedPackage> packages) =>
        from model in packages.SelectMany(static package => package.Models.Select(model => (package, Name: NameOf(model))))
        group model.package by model.Name into same
        where same.Count() > 1
        let all = string.Join(" and ", same.Select(static package => $"'{package.Id.Id}' {package.Id.Version}"))
        select new ToolProblem("MPK2008", $"{all} have a model '{same.Key}' each, and routes and configuration go by the name. Serve one of them here and the other by a process of its own, or give one another 'Name' in its contract.", same.Last().File);

    /// <summary>The name that a model is served by.</summary>
    public static string NameOf(VerifiedModel model) => model.Manifest?.Text("name") is { Length: > 0 } name ? name : model.Payload.Model;

    // A package of another major version may have records that nobody here can read: that is said first.
    private static IEnumerable<ToolProblem> Check(PackageArchive archive, string file, out CheckedPackage? package)
    {
        package = null;
        PackageId id = PackageId.Parse(NuspecOf(archive));
        IReadOnlyList<PackageDependency> dependencies = PackageNuspec.Read(archive).DependenciesOf(s_framework);
        if (RuntimeFit.Check(id, dependencies, file) is { } misfit)
            return [misfit];
        Verification verification = new PackageVerification(archive, file).Run();
        if (verification.Problems.Count > 0)
            return verification.Problems;
        if (NearestAssembly(verification.Models) is not { } assembly)
            return [new ToolProblem("MPK3033", $"The assembly of '{id.Id}' is for another framework than {s_framework.GetShortFolderName()}, which this process runs on.", file)];
        if (CheckReference(archive, assembly, id, file) is { } older)
            return [older];
        package = new CheckedPackage(file, id, assembly, [.. verification.Models.Where(static model => model.Contract is not null)], dependencies);
        return package.Models.Count > 0 ? [] : [new ToolProblem(ToolProblem.BadPackage, $"'{id.Id}' is a package whose models have no contract, so there is nothing to serve.", file)];
    }

    private static string NuspecOf(PackageArchive archive)
    {
        string name = archive.Names.FirstOrDefault(static name => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException("it has no nuspec");
        return archive.Read(Uri.UnescapeDataString(name), LargestNuspec)!;
    }

    // Verification looks at the assembly of the newest framework; where there are several they state the same.
    private static string? NearestAssembly(IReadOnlyList<VerifiedModel> models)
    {
        string assembly = models[0].Assembly;
        return DefaultCompatibilityProvider.Instance.IsCompatible(s_framework, NuGetFramework.ParseFolder(assembly.Split('/')[1])) ? assembly : null;
    }

    private static ToolProblem? CheckReference(PackageArchive archive, string assembly, PackageId id, string file)
    {
        using Stream entry = archive.OpenEntry(assembly)!;
        using var image = new MemoryStream();
        entry.CopyTo(image);
        image.Position = 0;
        return RuntimeFit.Check(id, image, file);
    }
}

using System.Security;
using System.Text.Json;
using ModelPack.Tool.Placing;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>A project that uses the assembly of a package and what the package depends on, and nothing else: restore and build find what an app would get.</summary>
/// <param name="folder">The project's folder.</param>
internal sealed class ConsumerProject(string folder)
{
    /// <summary>Where what is built lies.</summary>
    public string OutputFolder => Path.Combine(folder, "bin");

    /// <summary>What the host needs to find all of it.</summary>
    public string DependencyFile => Path.Combine(OutputFolder, "Consumer.deps.json");

    /// <summary>Writes the project.</summary>
    /// <param name="framework">As in <c>net10.0</c>.</param>
    /// <param name="dependencies">What the package depends on.</param>
    /// <param name="source">A folder to find packages in, beside the user's own sources.</param>
    /// <param name="assembly">The assembly of the package, for a project that is built.</param>
    public void Write(string framework, IEnumerable<PackageDependency> dependencies, string source, string? assembly = null)
    {
        Directory.CreateDirectory(folder);
        IEnumerable<string> references = dependencies.Select(static package =>
            $"""    <PackageReference Include="{SecurityElement.Escape(package.Id)}" Version="{SecurityElement.Escape(package.Range.ToNormalizedString())}" />""");
        string reference = assembly is null ? "" : $"""    <Reference Include="{SecurityElement.Escape(Path.GetFileNameWithoutExtension(assembly))}" HintPath="{SecurityElement.Escape(assembly)}" />""";
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{SecurityElement.Escape(framework)}</TargetFramework>
                <OutputPath>bin/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
                <CopyLocalLockFileAssemblies>false</CopyLocalLockFileAssemblies>
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(Environment.CurrentDirectory)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(source)}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
            {reference}
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """);

        // Whatever lies above the temporary folder is no part of it.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, file), "<Project />\n");
    }

    /// <summary>Restores and builds it.</summary>
    /// <returns>Null when it went well; otherwise why not.</returns>
    public string? Build() => DotnetCommand.Run(folder, "build", "Consumer.csproj", "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false");

    /// <summary>Restores it, and builds nothing.</summary>
    /// <returns>Null when it went well; otherwise why not.</returns>
    public string? Restore() => DotnetCommand.Run(folder, "restore", "Consumer.csproj", "-v", "q", "-nologo", "-nodeReuse:false");

    /// <summary>Where the packages lie that were restored.</summary>
    public IReadOnlyList<string> PackageFolders() => [.. Assets("packageFolders")];

    /// <summary>The packages that were restored, each as <c>id/version</c>.</summary>
    public IReadOnlyList<string> Packages() => [.. Assets("libraries")];

    private IEnumerable<string> Assets(string section)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty(section).EnumerateObject().Select(static entry => entry.Name)];
    }
}

using System.Security;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>A project that uses the assembly of a package and what the package depends on, and nothing else: restore and build find what an app would get.</summary>
/// <param name="folder">The project's folder.</param>
internal sealed class ConsumerProject(string folder)
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Where what is built lies.</summary>
    public string OutputFolder => Path.Combine(folder, "bin");

    /// <summary>What the host needs to find all of it.</summary>
    public string DependencyFile => Path.Combine(OutputFolder, "Consumer.deps.json");

    /// <summary>Writes the project.</summary>
    /// <param name="framework">As in <c>net10.0</c>.</param>
    /// <param name="assembly">The assembly of the package.</param>
    /// <param name="nuspec">The package's nuspec.</param>
    /// <param name="source">A folder to find packages in, beside the user's own sources.</param>
    public void Write(string framework, string assembly, string nuspec, string source)
    {
        Directory.CreateDirectory(folder);
        IEnumerable<string> references = Dependencies(nuspec, framework).Select(static package =>
            $"""    <PackageReference Include="{SecurityElement.Escape(package.Id)}" Version="{SecurityElement.Escape(package.Version)}" />""");
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
                <Reference Include="{SecurityElement.Escape(Path.GetFileNameWithoutExtension(assembly))}" HintPath="{SecurityElement.Escape(assembly)}" />
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

    /// <summary>Where the packages lie that it was built with.</summary>
    public IReadOnlyList<string> PackageFolders()
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(static entry => entry.Name)];
    }

    private static IEnumerable<(string Id, string Version)> Dependencies(string nuspec, string framework)
    {
        using var reader = XmlReader.Create(new StringReader(nuspec), s_settings);
        XElement[] all = [.. XDocument.Load(reader).Descendants().Where(static element => element.Name.LocalName == "dependency")];
        return all.Where(element => element.Parent?.Attribute("targetFramework") is not { } group || group.Value == framework)
            .Select(static element => (element.Attribute("id")?.Value ?? "", element.Attribute("version")?.Value ?? ""));
    }
}

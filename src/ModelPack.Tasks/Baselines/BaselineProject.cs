using System.Security;
using System.Text.RegularExpressions;

namespace ModelPack.Tasks.Baselines;

/// <summary>A project that is only restored, so that NuGet itself gets the baseline package: with the user's sources, credentials and caches.</summary>
/// <param name="PackageId">The package.</param>
/// <param name="Version">Its version; <c>latest</c> for the highest below <paramref name="CurrentVersion"/>.</param>
/// <param name="CurrentVersion">The version that is being packed.</param>
/// <param name="TargetFramework">The model project's.</param>
internal sealed partial record BaselineProject(string PackageId, string Version, string CurrentVersion, string TargetFramework)
{
    private const string Latest = "latest";

    /// <summary>Where the model project's own restore looks, by property: sources, configuration file, folders.</summary>
    public IReadOnlyList<(string Name, string Value)> RestoreSettings { get; init; } = [];

    /// <summary>Whether the version is the latest, whichever that is.</summary>
    public bool IsLatest => Version.Equals(Latest, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the version is one.</summary>
    public bool IsValid => IsLatest || VersionPattern().IsMatch(Version);

    // A prerelease follows prereleases; a release follows releases.
    private string LatestRange => $"[*{(Core(CurrentVersion).Contains('-', StringComparison.Ordinal) ? "-*" : "")}, {Core(CurrentVersion)})";

    // A download has no dependencies. The latest version only exists as a reference.
    private string Item => IsLatest
        ? $"""<PackageReference Include="{Escape(PackageId)}" Version="{Escape(LatestRange)}" ExcludeAssets="all" PrivateAssets="all" />"""
        : $"""<PackageDownload Include="{Escape(PackageId)}" Version="[{Escape(Core(Version))}]" />""";

    /// <summary>The project. Nothing of the folders above it has a say but NuGet's own configuration.</summary>
    public string Text => $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>{Escape(TargetFramework)}</TargetFramework>
            <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
            <RestoreNoHttpCache>{(IsLatest ? "true" : "false")}</RestoreNoHttpCache>
            <NuGetAudit>false</NuGetAudit>
            {string.Join("\n    ", RestoreSettings.Where(static setting => setting.Value.Length > 0).Select(static setting => $"<{setting.Name}>{Escape(setting.Value)}</{setting.Name}>"))}
          </PropertyGroup>
          <ItemGroup>
            {Item}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>

        """;

    private static string Core(string version) => version.Split('+')[0];

    // For XML, and for MSBuild, which reads % and $ and @ and ; in it.
    private static string Escape(string text) => SecurityElement.Escape(text.Replace("%", "%25", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal).Replace("@", "%40", StringComparison.Ordinal));

    [GeneratedRegex(@"^\d+(\.\d+){0,3}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}

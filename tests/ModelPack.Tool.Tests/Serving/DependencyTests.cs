using ModelPack.Tool.Placing;
using ModelPack.Tool.Serving.Dependencies;
using ModelPack.Tool.Tests.Support;
using NuGet.Frameworks;
using NuGet.Versioning;

namespace ModelPack.Tool.Tests.Serving;

/// <summary>Which packages a package gets, and what of them runs here.</summary>
public sealed class DependencyTests : IDisposable
{
    private static readonly NuGetFramework s_framework = NuGetFramework.Parse("net10.0");

    private readonly TemporaryFolder _folder = new();
    private readonly PackagePool _pool;

    public DependencyTests() => _pool = new PackagePool([_folder[""]], _folder["work"]);

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_lowest_version_that_is_asked_for_is_taken_and_of_two_the_higher()
    {
        Pack("Acme.A", "1.0.0", """<dependency id="Acme.B" version="2.0.0" />""");
        foreach (string version in (string[])["1.0.0", "1.5.0", "2.0.0", "3.0.0"])
            Pack("Acme.B", version, "");

        DependencyWalk walk = Walk(("Acme.B", "1.1.0"), ("Acme.A", "1.0.0"));

        Assert.Equal(["Acme.A 1.0.0", "Acme.B 2.0.0"], walk.Found.Select(static package => $"{package.Id} {package.Version}").Order(StringComparer.Ordinal));
        Assert.Empty(walk.Missing);
    }

    [Fact]
    public void What_is_missing_is_told_with_what_was_found()
    {
        Pack("Acme.A", "1.0.0", """<dependency id="Acme.Absent" version="[4.5.6]" />""");

        DependencyWalk walk = Walk(("Acme.A", "1.0.0"));

        PackageDependency missing = Assert.Single(walk.Missing);
        Assert.Equal("Acme.Absent", missing.Id);
    }

    [Fact]
    public void Packages_that_need_each_other_end_the_walk()
    {
        Pack("Acme.A", "1.0.0", """<dependency id="Acme.B" version="1.0.0" />""");
        Pack("Acme.B", "1.0.0", """<dependency id="Acme.A" version="1.0.0" />""");

        Assert.Equal(2, Walk(("Acme.A", "1.0.0")).Found.Count);
    }

    [Fact]
    public void The_runtime_and_what_the_framework_has_are_not_looked_for()
    {
        DependencyWalk walk = Walk(("ModelPack.Runtime", "0.1.0"), ("Microsoft.ML.OnnxRuntime", "1.0.0"), ("System.Memory", "4.5.5"), ("System.Text.Json", "8.0.0"));

        Assert.Empty(walk.Found);
        Assert.Empty(walk.Missing);
    }

    [Fact]
    public void Folders_of_extracted_packages_count_once_they_are_complete()
    {
        string package = Directory.CreateDirectory(_folder["cache/acme.a/1.0.0"]).FullName;
        File.WriteAllText(Path.Combine(package, "acme.a.nuspec"), Nuspec("Acme.A", "1.0.0", ""));
        _pool.Add([_folder["cache"]], []);
        Assert.Null(_pool.Find("Acme.A", VersionRange.Parse("1.0.0")));

        File.WriteAllText(Path.Combine(package, ".nupkg.metadata"), "{}");
        Assert.Equal(NuGetVersion.Parse("1.0.0"), _pool.Find("Acme.A", VersionRange.Parse("1.0.0")));
    }

    [Fact]
    public void Of_a_package_the_nearest_framework_and_this_platform_are_taken()
    {
        string platform = RuntimePlatform.Names[0];
        Pack("Acme.A", "1.0.0", "", "lib/netstandard2.0/Acme.A.dll", "lib/net8.0/Acme.A.dll", "lib/net99.0/Acme.A.dll", "lib/net8.0/Acme.B.dll", $"runtimes/{platform}/lib/net8.0/Acme.B.dll", $"runtimes/{platform}/native/libacme.so", "runtimes/other-x64/native/libacme.so");

        var assets = new PackageAssets();
        assets.Add(_pool.Open("Acme.A", NuGetVersion.Parse("1.0.0")), s_framework);

        Assert.Equal("lib/net8.0/Acme.A.dll", File.ReadAllText(assets.Assemblies["Acme.A"]));
        Assert.Equal($"runtimes/{platform}/lib/net8.0/Acme.B.dll", File.ReadAllText(assets.Assemblies["Acme.B"]));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of native libraries are those of Linux here.");
        foreach (string name in (string[])["acme", "libacme", "libacme.so"])
            Assert.Equal($"runtimes/{platform}/native/libacme.so", File.ReadAllText(assets.FindNative(name)!));
        Assert.Null(assets.FindNative("other"));
    }

    [Theory]
    [InlineData("linux-x64", "x64", "linux-x64 linux unix-x64 unix any")]
    [InlineData("ubuntu.24.04-arm64", "arm64", "ubuntu.24.04-arm64 linux-arm64 linux unix-arm64 unix any")]
    [InlineData("linux-musl-x64", "x64", "linux-musl-x64 linux-musl linux-x64 linux unix-x64 unix any")]
    [InlineData("osx-arm64", "arm64", "osx-arm64 osx unix-arm64 unix any")]
    [InlineData("win-x64", "x64", "win-x64 win any")]
    public void Platforms_fall_back_from_the_nearest_to_all(string identifier, string architecture, string names) =>
        Assert.Equal(names, string.Join(' ', RuntimePlatform.NamesOf(identifier, architecture)));

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Ids_that_are_no_ids_are_refused(string id)
    {
        Pack("Acme.A", "1.0.0", $"""<dependency id="{id}" version="1.0.0" />""");
        Assert.Throws<InvalidDataException>(() => Walk(("Acme.A", "1.0.0")));
    }

    private DependencyWalk Walk(params (string Id, string Version)[] dependencies) =>
        new DependencyWalk(_pool, s_framework).From(dependencies.Select(static dependency => new PackageDependency(dependency.Id, VersionRange.Parse(dependency.Version))));

    private void Pack(string id, string version, string dependencies, params string[] files) =>
        FakePackage.Write(_folder, [new($"{id}.nuspec", Nuspec(id, version, dependencies)), .. files.Select(static file => KeyValuePair.Create(file, file))], $"{id}.{version}.nupkg");

    private static string Nuspec(string id, string version, string dependencies) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
          <id>{id}</id><version>{version}</version><authors>Acme</authors>
          <dependencies><group targetFramework="netstandard2.0">{dependencies}</group></dependencies>
        </metadata></package>
        """;
}

using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

/// <summary>Packages that releases built, on the runtime of today; <c>build/store-package.sh</c> adds one.</summary>
public class StoredPackageTests(Workspace workspace)
{
    private const string Flower = "SepalLength = 5.1f, SepalWidth = 3.5f, PetalLength = 1.4f, PetalWidth = 0.2f";

    private const string Web = """
        using System.Net.Http.Json;

        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddIrisPredictor();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapIrisPredictor("/iris");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var response = await client.PostAsJsonAsync("/iris/predict", new { sepalLength = 5.1, sepalWidth = 3.5, petalLength = 1.4, petalWidth = 0.2 });
        Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        """;

    public static TheoryData<string> Releases() =>
        [.. Directory.EnumerateDirectories(Folder).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_package_of_a_release_runs_in_a_console_app_on_this_runtime(string release)
    {
        WriteApp($"stored {release}/Console", "Microsoft.NET.Sdk", "ModelPack.Runtime", $$"""
            using var iris = Acme.Models.IrisPredictor.Load();
            Console.WriteLine(iris.Predict(new Acme.Models.IrisInput { {{Flower}} }).Species);
            """, release);

        Assert.Equal("Setosa", workspace.Run($"stored {release}/Console", "run").Succeeded().WithoutWarnings().Output.Trim());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_package_of_a_release_is_served_by_a_web_app_on_this_runtime(string release)
    {
        WriteApp($"stored {release}/Web", "Microsoft.NET.Sdk.Web", "ModelPack.AspNetCore", Web, release);

        string answer = workspace.Run($"stored {release}/Web", "run").Succeeded().WithoutWarnings().Output;

        Assert.StartsWith("200 ", answer.Trim(), StringComparison.Ordinal);
        Assert.Contains("\"species\":\"Setosa\"", answer, StringComparison.Ordinal);
    }

    /// <summary>The package that the first release stored.</summary>
    internal static string Iris => Path.Combine(Folder, "0.1.0", "Acme.Models.Iris.1.2.0.nupkg");

    private static string Folder => Path.Combine(TestModels.RepositoryRoot, "tests/ModelPack.Package.Tests/Stored");

    // Sources and a folder of packages of its own: all of them have one id and one version, which other tests have too.
    private void WriteApp(string folder, string sdk, string ours, string source, string release)
    {
        workspace.Write($"{folder}/nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="stored" value="{Path.Combine(Folder, release)}" /><add key="feed" value="{workspace.Feed}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="stored"><package pattern="Acme.Models.Iris" /></packageSource>
                <packageSource key="feed"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        workspace.Write($"{folder}/App.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesPath>$(MSBuildProjectDirectory)/packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{ours}" Version="{workspace.Version}" />
                <PackageReference Include="ModelPack.Runtime" Version="{workspace.Version}" Condition="'{ours}' != 'ModelPack.Runtime'" />
                <PackageReference Include="Acme.Models.Iris" Version="1.2.0" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/Program.cs", source);
    }
}

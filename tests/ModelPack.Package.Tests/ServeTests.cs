using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

/// <summary><c>modelpack serve</c>: from packages to answers, what it refuses, and how it ends.</summary>
public class ServeTests(Workspace workspace)
{
    private const string Flower = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";

    [Fact]
    public async Task A_package_is_served_without_an_app_and_nothing_is_left_when_a_signal_ends_it()
    {
        string temporary = Path.Combine(workspace.Root, "serve one");
        using ServedTool server = ServedTool.Start(workspace, temporary, Pack());

        Assert.Equal("iris", server.Ready.GetProperty("models")[0].GetProperty("name").GetString());
        Assert.Contains("/models/iris/predict", server.Ready.GetProperty("routes").EnumerateArray().Select(static route => route.GetProperty("route").GetString()));
        Assert.Equal("setosa", (await server.PostAsync("/models/iris/predict", Flower)).Body.GetProperty("species").GetString());
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
        Assert.Equal("Acme.Models.Iris", (await server.GetAsync("/models/iris")).Body.GetProperty("package").GetString());
        Assert.True((await server.GetAsync("/openapi/v1.json")).Body.GetProperty("paths").TryGetProperty("/models/iris/predict", out _));
        Assert.Equal([0, 0, 0, 0, 2, 8, 1], await CallAsync(new Uri(new Uri(server.Ready.GetProperty("grpcUrls")[0].GetString()!), "/inference.GRPCInferenceService/ServerReady")));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(temporary, "modelpack-serve-*"));

        server.Terminate();
        Assert.Equal(0, server.WaitForExit());
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary, "modelpack-serve-*"));
    }

    [Fact]
    public async Task A_request_that_has_begun_is_answered_after_the_signal()
    {
        using ServedTool server = ServedTool.Start(workspace, Path.Combine(workspace.Root, "serve drain"), Pack());
        using var client = new TcpClient();
        await client.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /models/iris/predict HTTP/1.1\r\nHost: iris\r\nContent-Type: application/json\r\nContent-Length: {Flower.Length}\r\nConnection: close\r\n\r\n{Flower[..20]}"), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);

        server.Terminate();
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Flower[20..]), TestContext.Current.CancellationToken);
        string answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("setosa", answer, StringComparison.Ordinal);
        Assert.Equal(0, server.WaitForExit());
    }

    [Fact]
    public void An_address_that_is_taken_is_an_error_that_names_it()
    {
        using ServedTool server = ServedTool.Start(workspace, Path.Combine(workspace.Root, "serve taken"), Pack());
        string address = server.Ready.GetProperty("urls")[0].GetString()!;

        CommandResult refused = ModelPackTool.Run(workspace, "serve", Pack(), "--urls", address).Failed();

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("MPK2023", refused.Output, StringComparison.Ordinal);
        Assert.Contains(address, refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_a_file_the_environment_and_the_command_line()
    {
        workspace.Write("serve settings.json", """{"ModelPack": {"iris": {"MaxBatchRows": "none"}}}""");
        string file = Path.Combine(workspace.Root, "serve settings.json");

        CommandResult refused = ModelPackTool.Run(workspace, "serve", Pack(), "--settings", file).Failed();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("MPK2023", refused.Output, StringComparison.Ordinal);
        Assert.Contains("ModelPack:iris:MaxBatchRows", refused.Output, StringComparison.Ordinal);

        var environment = new Dictionary<string, string> { ["ModelPack__iris__IntraOpThreads"] = "2" };
        using ServedTool server = ServedTool.Start(workspace, Path.Combine(workspace.Root, "serve settings"), environment, Pack(), "--settings", file, "--set", "iris:MaxBatchRows=16");
        Assert.Equal(200, (await server.PostAsync("/models/iris/predict", Flower)).Status);
    }

    [Fact]
    public async Task Packages_side_by_side_have_their_own_versions_of_one_library()
    {
        string packages = PackConflict();
        // No package is in the cache, so each library is found as a file beside the packages.
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(workspace.Root, "serve no packages") };
        using ServedTool server = ServedTool.Start(workspace, Path.Combine(workspace.Root, "serve conflict"), environment, Path.Combine(packages, "Acme.Models.One.1.0.0.nupkg"), Path.Combine(packages, "Acme.Models.Two.1.0.0.nupkg"));

        Assert.Contains("rules 1", (await server.PostAsync("/models/one/predict", Flower)).Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("rules 2", (await server.PostAsync("/models/two/predict", Flower)).Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_restored_or_named_with_its_version()
    {
        string packages = PackConflict();
        string alone = Directory.CreateDirectory(Path.Combine(workspace.Root, "serve alone")).FullName;
        string package = Path.Combine(alone, "Acme.Models.One.1.0.0.nupkg");
        File.Copy(Path.Combine(packages, Path.GetFileName(package)), package, overwrite: true);
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(workspace.Root, "serve new packages") };

        using (ServedTool server = ServedTool.Start(workspace, Path.Combine(workspace.Root, "serve restored"), environment, package))
            Assert.Contains("rules 1", (await server.PostAsync("/models/one/predict", Flower)).Body.ToString(), StringComparison.Ordinal);

        Depend(package, "Acme.Nowhere", "3.1.4");
        CommandResult refused = ModelPackTool.Run(workspace, "serve", package).Failed();
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("MPK2024", refused.Output, StringComparison.Ordinal);
        Assert.Contains("'Acme.Nowhere' 3.1.4", refused.Output, StringComparison.Ordinal);
    }

    private string Pack()
    {
        IrisProject.Pack(workspace);
        return IrisProject.Package(workspace);
    }

    // An empty message, and one whose only field is true.
    private static async Task<byte[]> CallAsync(Uri method)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(new byte[5]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private string PackConflict()
    {
        string packages = Path.Combine(workspace.Root, "serve packages");
        foreach ((string version, string name) in new[] { ("1.0.0", "One"), ("2.0.0", "Two") })
        {
            workspace.Once($"serve rules {version}", () => PackRules(version, packages));
            workspace.Once($"serve {name}", () => PackModel(name, version, packages));
        }

        return packages;
    }

    private CommandResult PackRules(string version, string packages)
    {
        workspace.Write($"serve rules {version}/Acme.Rules.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><Version>{version}</Version></PropertyGroup>
            </Project>
            """);
        workspace.Write($"serve rules {version}/Rules.cs", $$"""namespace Acme.Rules { public static class Rules { public static string Text() => "rules {{version[..1]}}"; } }""");
        workspace.Run($"serve rules {version}", "pack", "-o", workspace.Feed).Succeeded();
        Directory.CreateDirectory(packages);
        File.Copy(Path.Combine(workspace.Feed, $"Acme.Rules.{version}.nupkg"), Path.Combine(packages, $"Acme.Rules.{version}.nupkg"), overwrite: true);
        return new CommandResult("copy", 0, "");
    }

    // A rule of the contract refuses every flower, in the words of the library.
    private CommandResult PackModel(string name, string version, string packages)
    {
        string folder = $"serve {name}";
        workspace.Write($"{folder}/Acme.Models.{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <ModelPackReplay>false</ModelPackReplay>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <PackageReference Include="Acme.Rules" Version="[{version}]" />
                <OnnxModel Include="models/{name.ToLowerInvariant()}.onnx" License="MIT" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/Predictor.cs", $$"""
            using System.ComponentModel.DataAnnotations;
            using ModelPack;

            namespace Acme.Models;

            [ModelContract("models/{{name.ToLowerInvariant()}}.onnx")]
            public sealed partial class FlowerPredictor : IPredictor<Flower, Species>;

            [FeatureVector("features")]
            public sealed record Flower : IValidatableObject
            {
                public required float SepalLength { get; init; }
                public required float SepalWidth { get; init; }
                public required float PetalLength { get; init; }
                public required float PetalWidth { get; init; }

                public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [new(Acme.Rules.Rules.Text(), [nameof(SepalLength)])];
            }

            public sealed record Species([Tensor("label")] string Name, IReadOnlyDictionary<string, float> Probabilities);
            """);
        IrisProject.WriteModel(workspace, $"{folder}/models/{name.ToLowerInvariant()}.onnx");
        return workspace.Run(folder, "pack", "-o", packages);
    }

    private static void Depend(string package, string id, string version)
    {
        using ZipArchive archive = ZipFile.Open(package, ZipArchiveMode.Update);
        ZipArchiveEntry entry = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        XDocument nuspec;
        using (Stream old = entry.Open())
            nuspec = XDocument.Load(old);
        XElement group = nuspec.Descendants().First(static element => element.Name.LocalName == "group");
        group.Add(new XElement(group.Name.Namespace + "dependency", new XAttribute("id", id), new XAttribute("version", version)));
        string name = entry.FullName;
        entry.Delete();
        using Stream changed = archive.CreateEntry(name).Open();
        nuspec.Save(changed);
    }
}

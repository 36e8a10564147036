using System.Text.Json;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class WebAppTests(Workspace workspace)
{
    // Serves, calls itself, and prints what came back.
    private const string Source = """
        using System.Net.Http.Json;

        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddIrisPredictor();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapIrisPredictor("/iris");
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await Print(await client.PostAsJsonAsync("/iris/predict", new { sepalLength = 5.1, sepalWidth = 3.5, petalLength = 1.4, petalWidth = 0.2 }));
        await Print(await client.PostAsJsonAsync("/iris/predict", new { sepalLength = 99, sepalWidth = 3.5, petalLength = 1.4 }));
        await Print(await client.GetAsync("/iris"));
        await Print(await client.GetAsync("/iris/schema/input"));
        await app.StopAsync();

        static async Task Print(HttpResponseMessage response) =>
            Console.WriteLine($"{(int)response.StatusCode} {(await response.Content.ReadAsStringAsync()).ReplaceLineEndings(" ")}");
        """;

    [Fact]
    public void A_web_app_serves_a_model_package()
    {
        IrisProject.Pack(workspace);
        workspace.Write("web/Service.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack.AspNetCore" Version="{workspace.Version}" />
                {AppProject.PackageReference()}
              </ItemGroup>
            </Project>
            """);
        workspace.Write("web/Program.cs", Source);

        CommandResult build = workspace.Run("web", "build", "-v:d").Succeeded().WithoutWarnings();
        string command = build.CompilerCommandLine("Service");
        Assert.Contains("ModelPack.AspNetCore.Generators.dll", command, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelPack.Generators.dll", command, StringComparison.Ordinal);

        (string Status, JsonElement Body)[] answers = [.. workspace.Run("web", "run", "--no-build").Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
        Assert.Equal(["200", "400", "200", "200"], answers.Select(static answer => answer.Status));
        Assert.Equal("setosa", answers[0].Body.GetProperty("species").GetString());
        Assert.Equal(2, answers[1].Body.GetProperty("errors").EnumerateObject().Count());
        Assert.Equal("Acme.Models.Iris", answers[2].Body.GetProperty("package").GetString());
        Assert.Contains("sepalLength", answers[3].Body.GetProperty("properties").EnumerateObject().Select(static property => property.Name));
    }

    private static (string Status, JsonElement Body) Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line[4..]);
        return (line[..3], document.RootElement.Clone());
    }
}

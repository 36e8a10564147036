using System.Text.Json;
using ModelPack.Testing;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>An app that predicts the golden flowers and prints what it got.</summary>
internal static class AppProject
{
    private const string Source = """
        using System.Globalization;
        using Acme.Models;

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var iris = IrisPredictor.Load();
        float[][] rows = [ROWS];
        foreach (float[] row in rows)
        {
            IrisPrediction p = iris.Predict(new IrisInput { SepalLength = row[0], SepalWidth = row[1], PetalLength = row[2], PetalWidth = row[3] });
            Console.WriteLine($"{p.Species} {p.Probabilities[p.Species]:R}");
        }
        """;

    /// <summary>Writes the app.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="folder">The folder below the workspace; its last part names the app.</param>
    /// <param name="reference">The reference that brings the predictor.</param>
    /// <param name="properties">Further properties of the project file.</param>
    public static void Write(Workspace workspace, string folder, string reference, string properties = "")
    {
        workspace.Write($"{folder}/{Path.GetFileName(folder)}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/Program.cs", Source.Replace("ROWS", string.Join(", ", Golden().Select(static row => $"[{string.Join(", ", row.Features.Select(static f => f + "f"))}]")), StringComparison.Ordinal));
    }

    /// <summary>The reference to the model package.</summary>
    public static string PackageReference(string version = "1.2.0") => $"""<PackageReference Include="{IrisProject.Id}" Version="{version}" />""";

    /// <summary>Asserts that a run printed the golden labels and probabilities.</summary>
    public static void AssertGolden(CommandResult run, bool otherLabels = false)
    {
        string[] lines = run.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (string[] Features, string Label, double Probability)[] golden = Golden();
        Assert.Equal(golden.Length, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] parts = lines[i].Split(' ');
            Assert.Equal(otherLabels ? golden[i].Label.Replace("setosa", "SETOSA", StringComparison.Ordinal) : golden[i].Label, parts[0]);
            Assert.Equal(golden[i].Probability, double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), tolerance: 1e-4);
        }
    }

    private static (string[] Features, string Label, double Probability)[] Golden()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestModels.Path("golden/iris-logreg-zipmap.json")));
        JsonElement first = document.RootElement.GetProperty("cases")[0];
        string[] features = [.. first.GetProperty("inputs").GetProperty("features").GetProperty("data").EnumerateArray().Select(static e => e.GetRawText())];
        JsonElement outputs = first.GetProperty("outputs");
        string[] labels = [.. outputs.GetProperty("label").GetProperty("data").EnumerateArray().Select(static e => e.GetString()!)];
        JsonElement maps = outputs.GetProperty("probabilities").GetProperty("sequence");
        return [.. labels.Select((label, i) => (features[(4 * i)..((4 * i) + 4)], label, maps[i].GetProperty("map").GetProperty(label).GetDouble()))];
    }
}

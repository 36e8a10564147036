using System.Globalization;
using System.Text.Json;

namespace ModelPack.Load.Measuring;

/// <summary>Shows results as tables, and keeps them as JSON.</summary>
internal static class LoadReport
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes one scenario.</summary>
    public static void Write(LoadResult result, string folder)
    {
        Console.WriteLine();
        Console.WriteLine($"## {result.Scenario}");
        foreach ((string name, double figure) in result.Figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {figure,12:0.###}"));
        Console.WriteLine();
        foreach (Goal goal in result.Goals)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(goal.IsKept ? "kept" : "LOST"),-5} {goal.Name}: {goal.Measured:0.###} {goal.Unit}, goal at most {goal.Limit:0.###}"));
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, result.Scenario + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(result, s_json));
        Console.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, path));
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelPack.Benchmarks.Measuring;

/// <summary>Shows results as tables, and keeps them as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes one area.</summary>
    /// <returns>Whether all goals are kept.</returns>
    public static bool Write(AreaResult result, string folder)
    {
        Console.WriteLine();
        Console.WriteLine($"## {result.Area}");
        Console.WriteLine($"{"",-52} {"us/call",12} {"x floor",9} {"B/call",9}");
        foreach (CaseResult row in result.Cases)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-52} {row.Nanoseconds / 1000,12:0.000} {row.Ratio,9:0.000} {(double.IsNaN(row.BytesPerCall) ? "" : row.BytesPerCall),9:0}"));
        Console.WriteLine();
        foreach (Goal goal in result.Goals)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(goal.IsKept ? "kept" : "LOST"),-5} {goal.Name}: {goal.Measured:0.###} {goal.Unit}, goal at most {goal.Limit:0.###}"));
        Save(result, folder);
        return result.Goals.All(goal => goal.IsKept);
    }

    private static void Save(AreaResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, result.Area + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(result, s_json));
        Console.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, path)}");
    }
}

using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Hosting;

/// <summary>Writes a health report. Probes are often open to all, so it says no more than name and status of each check.</summary>
internal static class HealthAnswer
{
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
            Write(writer, report);

        context.Response.ContentType = MediaTypes.Json;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, HealthReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, report.Status.ToString());
        writer.WriteStartArray("checks"u8);
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("status"u8, entry.Status.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

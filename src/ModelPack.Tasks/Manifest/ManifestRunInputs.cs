using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes what the model gets that callers do not give; nothing where there is none.</summary>
internal static class ManifestRunInputs
{
    public static void Write(Utf8JsonWriter writer, Contract contract)
    {
        if (contract.Constants.Count > 0)
        {
            writer.WriteStartArray("constants");
            foreach (ContractConstant constant in contract.Constants)
            {
                writer.WriteStartObject();
                writer.WriteString("input", constant.Input);
                writer.WriteStartArray("values");
                foreach (JsonElement value in constant.Values)
                    value.WriteTo(writer);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (contract.States.Count == 0)
            return;
        writer.WriteStartArray("states");
        foreach (ContractState state in contract.States)
        {
            writer.WriteStartObject();
            writer.WriteString("input", state.Input);
            writer.WriteString("output", state.Output);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

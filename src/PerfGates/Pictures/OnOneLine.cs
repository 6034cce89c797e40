using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGates.Pictures;

/// <summary>Writes a list of numbers on one line also where everything else is indented: there are hundreds in each.</summary>
internal sealed class OnOneLine<T> : JsonConverter<IReadOnlyList<T>>
    where T : struct
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T[]>(ref reader, JsonSerializerOptions.Default) ?? throw new JsonException("a list of numbers was expected");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonSerializer.Serialize(value, JsonSerializerOptions.Default), skipInputValidation: true);
}

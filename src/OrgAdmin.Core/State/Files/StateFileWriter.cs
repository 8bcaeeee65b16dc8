using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State.Files;

/// <summary>Writes state files: the same state is the same text, sorted, with one line a value and LF at its end everywhere.</summary>
internal static class StateFileWriter
{
    /// <summary>Writes a file.</summary>
    /// <param name="state">The organization.</param>
    /// <param name="schema">The address of the schema, seen from the file.</param>
    public static byte[] Write(OrgState state, string schema)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", schema);
            json.WriteNumber("version", StateFileReader.Version);
            json.WriteString("connection", state.Connection);
            json.WriteString("provider", state.Provider);
            if (state.Id is not null)
                json.WriteString("id", state.Id);
            WriteFields(json, state);
            WritePeople(json, "members", state.Members);
            WritePeople(json, "invitations", state.Invitations);
            WriteBadges(json, state.Badges);
            WriteAssignments(json, state.Assignments);
            WriteChildren(json, state.Children);
            WriteCustomers(json, state.Customers);
            WriteContacts(json, state.Contacts);
            WriteLogo(json, state.Logo);
            WriteManage(json, state.Manage);
            WriteGuards(json, state.Guards);
            json.WriteEndObject();
        }
        // The writer ends lines as the system does; within JSON's texts a carriage return is always escaped.
        string text = Encoding.UTF8.GetString(stream.ToArray()).Replace("\r", "");
        return Encoding.UTF8.GetBytes(text + "\n");
    }

    private static void WriteFields(Utf8JsonWriter json, OrgState state)
    {
        json.WriteStartObject("organization");
        foreach (string name in OrganizationFields.Names.Where(state.Organization.ContainsKey))
        {
            json.WritePropertyName(SnapshotWriter.NameOf(name));
            PlainJson.Write(json, Sorted(state.Organization[name]));
        }
        json.WriteEndObject();
    }

    private static void WritePeople(Utf8JsonWriter json, string part, List<StatePerson>? people)
    {
        if (people is null)
            return;
        json.WriteStartArray(part);
        foreach (
            StatePerson person in people
                .OrderBy(person => person.UserId ?? "~", StringComparer.Ordinal)
                .ThenBy(person => person.Email, StringComparer.Ordinal)
        )
        {
            json.WriteStartObject();
            WriteText(json, "userId", person.UserId);
            WriteText(json, "email", person.Email);
            WriteText(json, "name", person.Name);
            WriteText(json, "role", person.Role);
            WriteText(json, "note", person.Note);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteBadges(Utf8JsonWriter json, List<string>? badges)
    {
        if (badges is null)
            return;
        json.WriteStartArray("badges");
        foreach (string badge in badges.OrderBy(badge => badge, StringComparer.Ordinal))
            json.WriteStringValue(badge);
        json.WriteEndArray();
    }

    private static void WriteAssignments(Utf8JsonWriter json, Dictionary<string, List<string>>? assignments)
    {
        if (assignments is null)
            return;
        json.WriteStartArray("assignments");
        foreach (KeyValuePair<string, List<string>> user in assignments.OrderBy(user => user.Key, StringComparer.Ordinal))
        {
            foreach (string assigned in user.Value.OrderBy(text => text, StringComparer.Ordinal))
            {
                int blank = assigned.IndexOf(' ');
                json.WriteStartObject();
                json.WriteString("userId", user.Key);
                json.WriteString("class", assigned.Substring(0, blank));
                json.WriteString("id", assigned.Substring(blank + 1));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void WriteChildren(Utf8JsonWriter json, List<StateChild>? children)
    {
        if (children is null)
            return;
        json.WriteStartArray("children");
        foreach (
            StateChild child in children
                .OrderBy(child => child.Id ?? "~", StringComparer.Ordinal)
                .ThenBy(child => child.Name, StringComparer.Ordinal)
        )
        {
            json.WriteStartObject();
            WriteText(json, "id", child.Id);
            WriteText(json, "name", child.Name);
            WriteText(json, "contactEmail", child.ContactEmail);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCustomers(Utf8JsonWriter json, List<StateCustomer>? customers)
    {
        if (customers is null)
            return;
        json.WriteStartArray("customers");
        foreach (
            StateCustomer customer in customers
                .OrderBy(customer => customer.Id ?? "~", StringComparer.Ordinal)
                .ThenBy(customer => customer.Email, StringComparer.Ordinal)
        )
        {
            json.WriteStartObject();
            WriteText(json, "id", customer.Id);
            WriteText(json, "name", customer.Name);
            foreach (KeyValuePair<string, string> field in customer.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                json.WriteString(field.Key, field.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteContacts(Utf8JsonWriter json, List<StateContact>? contacts)
    {
        if (contacts is null)
            return;
        json.WriteStartArray("contacts");
        foreach (
            StateContact contact in contacts
                .OrderBy(contact => contact.Id ?? "~", StringComparer.Ordinal)
                .ThenBy(contact => contact.Text, StringComparer.Ordinal)
        )
        {
            Dictionary<string, string> fields = contact.Fields();
            json.WriteStartObject();
            foreach (string name in StateContact.Names.Where(fields.ContainsKey))
                json.WriteString(name, fields[name]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLogo(Utf8JsonWriter json, StateLogo? logo)
    {
        if (logo?.File is null)
            return;
        json.WriteStartObject("logo");
        json.WriteString("file", logo.File);
        json.WriteString("sha256", logo.Sha256);
        json.WriteEndObject();
    }

    private static void WriteManage(Utf8JsonWriter json, StateManage manage)
    {
        json.WriteStartObject("manage");
        foreach (string part in StateManage.Parts.Where(manage.Written.ContainsKey))
            json.WriteString(part, manage[part]);
        json.WriteEndObject();
    }

    private static void WriteGuards(Utf8JsonWriter json, StateGuards guards)
    {
        json.WriteStartObject("guards");
        json.WriteNumber("maximumRemovalPercent", guards.MaximumRemovalPercent);
        json.WriteNumber("minimumAdmins", guards.MinimumAdmins);
        json.WritePropertyName("requiredAdmins");
        PlainJson.Write(json, guards.RequiredAdmins);
        json.WritePropertyName("protect");
        PlainJson.Write(json, guards.Protect);
        json.WriteBoolean("keepSelf", guards.KeepSelf);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    private static object? Sorted(object? value) =>
        value is IDictionary<string, object?> pairs
            ? pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => Sorted(pair.Value))
            : value;
}

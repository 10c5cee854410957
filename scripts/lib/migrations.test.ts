import { expect, it } from 'vitest';
import { splitStatements } from './migrations.ts';

it('splits at semicolons, but not inside strings, comments or triggers', () => {
  const sql = `
    -- first; with a semicolon
    CREATE TABLE a (text TEXT DEFAULT 'x;y');
    /* second; */ CREATE TRIGGER t AFTER INSERT ON a BEGIN
      UPDATE a SET text = CASE WHEN 1 THEN ';' END;
      DELETE FROM a;
    END;
    INSERT INTO a VALUES ('it''s; so')`;
  const statements = splitStatements(sql);
  expect(statements).toHaveLength(3);
  expect(statements[0]).toBe("CREATE TABLE a (text TEXT DEFAULT 'x;y')");
  expect(statements[1]).toMatch(/^CREATE TRIGGER[\s\S]*END$/);
  expect(statements[2]).toBe("INSERT INTO a VALUES ('it''s; so')");
});
